/** Runs once after the server tests: the throw-away server goes with them. */
export default async function stop(): Promise<void> {
  await globalThis.testServer?.stop()
}
