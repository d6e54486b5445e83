import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { LocalFiles } from '../outside/files-local'
import { SECURITY_HEADERS } from './http-call'

const TYPE_OF: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
}
const KEPT_SECONDS = 86_400

/**
 * Answers `GET /pictures/<path>` with a picture of the mall, for everybody and every page. An SVG opened by itself may
 * style itself and do nothing else.
 */
export async function sendPicture(response: ServerResponse, files: LocalFiles, url: URL): Promise<void> {
  const path = url.pathname.slice('/pictures/'.length)
  const type = TYPE_OF[extname(path)]
  const bytes = type ? await files.readPicture(path) : null
  if (!type || !bytes) {
    response.writeHead(404, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end('图片不存在')
    return
  }
  const mayStyle = type === 'image/svg+xml' ? "; style-src 'unsafe-inline'" : ''
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': type,
    'cache-control': `public, max-age=${KEPT_SECONDS}`,
    'content-security-policy': `default-src 'none'${mayStyle}; frame-ancestors 'none'`,
    'cross-origin-resource-policy': 'cross-origin',
  })
  response.end(bytes)
}
