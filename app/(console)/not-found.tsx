import { RefusalPage, refusalMetadata } from "#app/refusal-page.tsx";

export const generateMetadata = () => refusalMetadata("notFound");

export default function NotFound() {
  return <RefusalPage kind="notFound" isFramed />;
}
