/** A key nobody else has, also where the page came without HTTPS and the browser makes no UUIDs. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
