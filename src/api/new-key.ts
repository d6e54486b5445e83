/** A fresh idempotency key: made once for what a person wants to do, kept for every retry of it. */
export function newKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}-${part()}${part()}`
}
