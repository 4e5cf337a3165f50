export default function Home() {
  return <h1>Stone Quarry</h1>
}
