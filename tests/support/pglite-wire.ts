import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

const SSL_REQUEST = 80_877_103
const TERMINATE = 'X'.charCodeAt(0)

/**
 * The embedded database on a loopback port, speaking PostgreSQL's own protocol, so that a built cloud function connects
 * to it as it would to a server. One client at a time: the embedded database has one session.
 */
export async function servePglite(pg: PGlite): Promise<{ url: string; close: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    let isStarted = false
    let turn = Promise.resolve()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (part) => {
      received = Buffer.concat([received, part as Buffer])
      for (;;) {
        const message = nextMessage(received, isStarted)
        if (!message) return
        received = received.subarray(message.length)
        if (!isStarted && message.readInt32BE(4) === SSL_REQUEST) {
          socket.write('N')
          continue
        }
        if (isStarted && message[0] === TERMINATE) return void socket.end()
        isStarted = true
        turn = turn.then(async () => {
          const answer = await pg.execProtocolRaw(Uint8Array.from(message), { syncToFs: false })
          if (!socket.destroyed) socket.write(answer)
        })
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The first whole message: the very first has no type byte before its length. */
function nextMessage(bytes: Buffer, isStarted: boolean): Buffer | null {
  const at = isStarted ? 1 : 0
  if (bytes.length < at + 4) return null
  const length = bytes.readInt32BE(at) + at
  return bytes.length < length ? null : bytes.subarray(0, length)
}
