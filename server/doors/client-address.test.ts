import { clientNetwork, gatewayClient } from './client-address'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001::6', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is of the network %s', (address, network) => {
  expect(clientNetwork(address)).toBe(network)
})

test('a call without an address is of no network', () => {
  expect(clientNetwork(undefined)).toBeNull()
  expect(clientNetwork('')).toBeNull()
})

test('of the hops only the last was seen by the gateway', () => {
  expect(gatewayClient({ 'x-forwarded-for': '10.0.0.1, 198.51.100.2' })).toBe('198.51.100.2')
  expect(gatewayClient({})).toBeUndefined()
})
