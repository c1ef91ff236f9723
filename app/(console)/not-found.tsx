import { RefusalPage } from "#app/refusal-page.tsx";

export default function NotFound() {
  return <RefusalPage kind="notFound" isFramed />;
}
