import { isIPv6 } from 'node:net'

/**
 * The network a call came from, as far as one person is told from another: an IPv4 address, or the first half of an IPv6
 * one, because a household or an office has the whole second half to itself (RFC 6177). Null when there is no address.
 */
export function clientNetwork(address: string | undefined): string | null {
  if (!address) return null
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  return `${groupsOf(plain).slice(0, 4).join(':')}::/64`
}

/** The eight groups, those that `::` stands for written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head ? head.split(':') : []
  const behind = tail ? tail.split(':') : []
  const left = tail === undefined ? [] : Array.from({ length: 8 - before.length - behind.length }, () => '0')
  return [...before, ...left, ...behind].map((group) => group.replace(/^0+(?=.)/, ''))
}

/** Whom the gateway saw: the last hop it wrote down itself. Those before it are what the caller says of itself. */
export function gatewayClient(headers: Record<string, string | undefined>): string | undefined {
  return headers['x-forwarded-for']?.split(',').at(-1)?.trim() || undefined
}
