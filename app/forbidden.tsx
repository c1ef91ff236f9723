import { RefusalPage, refusalMetadata } from "#app/refusal-page.tsx";

export const generateMetadata = () => refusalMetadata("forbidden");

export default function Forbidden() {
  return <RefusalPage kind="forbidden" />;
}
