import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openFixture } from '../open-fixture'
import { testOnHost } from '../test-on-host'

type Heard = { method: string; url: string; type: string; body: string }
let server: Server
let backendUrl = ''
const heard: Heard[] = []

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method = '', url = '' } = request
    heard.push({ method, url, type: request.headers['content-type'] ?? '', body: await bodyOf(request) })
    if (url === '/silent') return
    response.writeHead(url.startsWith('/stand-in/pay') && heard.at(-1)!.body.includes('broken') ? 409 : 200, {
      'x-answer': 'yes',
    })
    response.end(url === '/text' ? 'plain' : JSON.stringify({ ok: true }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  backendUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

beforeEach(() => {
  heard.length = 0
})

const request = (options: string) =>
  `wx.request({ url: 'https://api.example.com/api/shopper/showHome', ${options} }).then((a) => a, (e) => e)`

testOnHost('a request reaches the backend whatever host the app was built for', async () => {
  const { ask } = await openFixture([], { backendUrl })
  expect(
    await ask(request("method: 'POST', data: { wish: '沙发' }, header: { authorization: 'Bearer t' }")),
  ).toMatchObject({
    statusCode: 200,
    data: { ok: true },
    header: { 'x-answer': 'yes' },
  })
  expect(heard).toEqual([
    { method: 'POST', url: '/api/shopper/showHome', type: 'application/json', body: '{"wish":"沙发"}' },
  ])
})

testOnHost('data of a GET goes into the address, of a form into its body, and texts stay texts', async () => {
  const { ask } = await openFixture([], { backendUrl })
  await ask(request("data: { page: 2, city: '上海' }"))
  await ask(request("method: 'POST', data: { a: 1 }, header: { 'Content-Type': 'application/x-www-form-urlencoded' }"))
  expect(heard.map(({ url, body }) => [url, body])).toEqual([
    ['/api/shopper/showHome?page=2&city=%E4%B8%8A%E6%B5%B7', ''],
    ['/api/shopper/showHome', 'a=1'],
  ])
  expect(await ask("wx.request({ url: 'https://api.example.com/text' })")).toMatchObject({ data: 'plain' })
})

testOnHost('what WeChat would not send is refused', async () => {
  const { ask } = await openFixture([], { backendUrl })
  expect(await ask("wx.request({ url: 'http://api.example.com' }).catch((e) => e.errMsg)")).toContain(
    'not in domain list',
  )
  expect(await ask(request("method: 'PATCH'"))).toMatchObject({ errMsg: 'request:fail method is invalid: PATCH' })
  expect(heard).toEqual([])
})

testOnHost('offline a request fails, and the app hears when the line is back', async () => {
  const { host, ask } = await openFixture([], { backendUrl, network: 'offline' })
  await ask('wx.onNetworkStatusChange(({ networkType }) => getApp().heard.push(networkType))')
  expect(await ask(request(''))).toMatchObject({ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' })
  expect(await ask('wx.getNetworkType()')).toMatchObject({ networkType: 'none' })
  await host.setNetwork('online')
  expect(await ask('getApp().heard.at(-1)')).toBe('wifi')
  expect(await ask(request(''))).toMatchObject({ statusCode: 200 })
})

testOnHost('a failing backend answers 500 without being reached', async () => {
  const { ask } = await openFixture([], { backendUrl, network: 'failing' })
  expect(await ask(request(''))).toMatchObject({ statusCode: 500 })
  expect(heard).toEqual([])
})

testOnHost('on a slow line the answer comes three seconds later, and meanwhile the app is at rest', async () => {
  const { host, ask } = await openFixture([], { backendUrl, network: 'slow' })
  await ask(`void ${request('')}.then(() => getApp().heard.push('answered'))`)
  await host.advance(2_900)
  expect(await ask('getApp().heard.at(-1)')).not.toBe('answered')
  await host.advance(200)
  expect(await ask('getApp().heard.at(-1)')).toBe('answered')
})

testOnHost('a request that was stopped fails', async () => {
  const { ask } = await openFixture([], { backendUrl })
  const stopped = `new Promise((resolve) => {
    const task = wx.request({ url: 'https://api.example.com/silent', fail: ({ errMsg }) => resolve(errMsg) })
    setTimeout(() => task.abort(), 0)
  })`
  expect(await ask(stopped)).toBe('request:fail abort')
})

testOnHost('nobody answers at a backend that is not there', async () => {
  const { ask } = await openFixture([], { backendUrl: 'http://127.0.0.1:1' })
  expect(await ask(request(''))).toMatchObject({ errMsg: 'request:fail net::ERR_CONNECTION_REFUSED' })
})

const pay = (
  id: string,
) => `wx.requestPayment({ timeStamp: '1', nonceStr: 'n', package: 'prepay_id=${id}', signType: 'RSA', paySign: 's' })
  .then((a) => a.errMsg, (e) => e.errMsg)`

testOnHost('a payment is taken by the backend’s stand-in, unless it refuses or the person does', async () => {
  const { host, ask } = await openFixture([], { backendUrl })
  expect(await ask(pay('O1'))).toBe('requestPayment:ok')
  expect(heard.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
    ['/stand-in/pay', { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=O1', signType: 'RSA', paySign: 's' }],
  ])
  expect(await ask(pay('broken'))).toContain('requestPayment:fail the stand-in answered 409')
  host.desk.answers.payment = () => 'cancel'
  expect(await ask(pay('O1'))).toBe('requestPayment:fail cancel')
})
