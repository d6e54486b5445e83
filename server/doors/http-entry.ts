import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalFiles } from '../outside/files-local'
import type { Door } from './door'
import { answerHttp, BODY_MAX_BYTES, jsonAnswer, SECURITY_HEADERS } from './http-call'
import type { HttpAnswer } from './http-message'
import { sendPicture } from './send-picture'
import type { Wiring } from './wiring'

export type HttpOptions = { doors: readonly Door[]; wiring: Wiring; files?: LocalFiles }

/**
 * Handler for `node:http` of `POST /api/<door>/<endpoint>`: a JSON body, `Authorization: Bearer …` before shopper, guide
 * and ops, a signed request before partner, WeChat Pay's own headers before pay-events. The clock is not reachable.
 * On one machine also `GET /files/…` and `GET /pictures/…`.
 */
export function httpEntry({ doors, wiring, files }: HttpOptions) {
  const doorOf = new Map(doors.filter((door) => door.name !== 'clock').map((door) => [door.name as string, door]))
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = urlOf(request)
      const [, room, doorName = '', name = '', ...rest] = url.pathname.split('/')
      const door = doorOf.get(doorName)
      if (room === 'files' && files && request.method === 'GET') return await sendFile(response, files, url)
      if (room === 'pictures' && files && request.method === 'GET') return await sendPicture(response, files, url)
      if (room !== 'api' || !door || rest.length > 0) return send(response, refusal(404, 'not_found', wiring))
      const rawBody = await readBody(request)
      // Not read to its end: the connection cannot be used for another request.
      if (!rawBody) return send(response.setHeader('connection', 'close'), refusal(413, 'payload_too_large', wiring))
      const headers = request.headers as Record<string, string | undefined>
      const address = request.socket.remoteAddress
      send(response, await answerHttp(door, wiring, { method: request.method ?? '', name, headers, rawBody, address }))
    } catch (error) {
      wiring.log('error', 'http_failed', { error: error instanceof Error ? error.stack : String(error) })
      if (!response.headersSent) send(response, refusal(500, 'internal', wiring))
    }
  }
}

/** The address asked for; one that cannot be read is the root, where nothing is. */
function urlOf({ url = '/' }: IncomingMessage): URL {
  const isReadable = URL.canParse(url, 'http://localhost') && !/%(?![0-9a-f]{2})/i.test(url)
  return new URL(isReadable ? url : '/', 'http://localhost')
}

/** The body's bytes, or `null` as soon as they are too many. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    bytes += (part as Buffer).length
    if (bytes > BODY_MAX_BYTES) return null
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

async function sendFile(response: ServerResponse, files: LocalFiles, url: URL): Promise<void> {
  const path = url.pathname.slice('/files/'.length)
  const { expires = '', signature = '' } = Object.fromEntries(url.searchParams)
  const bytes = await files.read(path, expires, signature)
  response.writeHead(bytes ? 200 : 404, {
    ...SECURITY_HEADERS,
    'content-type': bytes ? 'application/octet-stream' : 'text/plain; charset=utf-8',
    'content-disposition': 'attachment',
  })
  response.end(bytes ?? '文件不存在或链接已过期')
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, headers).end(body)
}

function refusal(status: number, code: 'not_found' | 'payload_too_large' | 'internal', { newId }: Wiring): HttpAnswer {
  const requestId = newId('rq')
  return jsonAnswer(status, { ok: false, error: { code, requestId }, requestId })
}
