import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LocalEnv } from '../../config/env'
import { CommandRefused } from '../run-command'

export type Listening = {
  address: string
  /** From now on requests are answered by this. */
  answerWith: (listener: RequestListener) => void
  close: () => void
}

/**
 * Takes the address before anything else is done, so that a port that is taken is told at once. Until there is something
 * to answer with, every request hears that the product is starting.
 */
export async function listen({ HOST, PORT }: Pick<LocalEnv, 'HOST' | 'PORT'>): Promise<Listening> {
  let answer: RequestListener = (_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '10' })
    response.end('分拨正在启动，请稍候。\n')
  }
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, HOST, PORT)))
    server.listen(PORT, HOST, resolve)
  })
  return {
    address: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    answerWith: (listener) => {
      answer = listener
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const another = `请用 PORT=… 换一个，例如 PORT=${port < 65_535 ? port + 1 : 8790} npm start`
  if (error.code === 'EADDRINUSE') {
    return new CommandRefused(`端口 ${port} 已被占用（也许另一个 npm start 还在运行）。${another}。`)
  }
  if (error.code === 'EACCES') return new CommandRefused(`没有权限使用端口 ${port}。${another}。`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new CommandRefused(`HOST=${host} 不是本机的地址。`)
  }
  return error
}
