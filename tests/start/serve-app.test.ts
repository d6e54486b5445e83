import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveApp } from '../../scripts/start/serve-app'

let folder: string
let server: Server
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'app-'))
  writeFileSync(join(folder, 'index.html'), '<p>页面</p>')
  server = createServer((request, response) => {
    try {
      if (!serveApp(request, response, folder)) response.writeHead(404).end()
    } catch (error) {
      response.writeHead(599).end(String(error))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterAll(async () => {
  await new Promise((closed) => server.close(closed))
  rmSync(folder, { recursive: true })
})

/** The status of a GET whose path is sent as it stands: `fetch` would tidy it up first. */
function statusOf(path: string): Promise<number> {
  return new Promise((answer, failed) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', failed)
    socket.once('data', (bytes) => {
      answer(Number(bytes.toString('latin1').split(' ')[1]))
      socket.destroy()
    })
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
  })
}

test('the page is there, and nothing outside its folder is', async () => {
  expect(await statusOf('/app/')).toBe(200)
  expect(await statusOf('/app/index.html')).toBe(200)
  expect(await statusOf('/app/../package.json')).toBe(404)
  expect(await statusOf('/app/%2e%2e%2fpackage.json')).toBe(404)
  expect(await statusOf('/app/nothing.js')).toBe(404)
})

test.each(['//', '/app/%', '/app/%ff.html', '/app/%00.html', 'http://'])(
  'the path %s is answered like any other that is not there',
  async (path) => {
    expect(await statusOf(path)).toBe(404)
  },
)
