export default function Page() {
  return <h1>Rollcall</h1>;
}
