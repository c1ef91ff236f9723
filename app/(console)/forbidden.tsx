import { RefusalPage } from "#app/refusal-page.tsx";

export default function Forbidden() {
  return <RefusalPage kind="forbidden" isFramed />;
}
