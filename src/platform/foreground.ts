/** Calls back when the app comes to the front or leaves it. WeChat hides and shows the page itself then, so nobody is called. */
export function listenForeground(_tell: (isInFront: boolean) => void): () => void {
  return () => undefined
}
