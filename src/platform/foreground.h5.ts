/** Calls back when this tab of the browser comes to the front or leaves it. */
export function listenForeground(tell: (isInFront: boolean) => void): () => void {
  const listen = () => tell(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', listen)
  return () => document.removeEventListener('visibilitychange', listen)
}
