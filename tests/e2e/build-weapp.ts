import { spawn } from 'node:child_process'
import { readClientEnv } from '../../config/env'
import { isBuilt } from '../../scripts/taro-build'
import { LOCAL_TEMPLATES } from '../../server/doors/local-wiring'

/** The host sends every call to the product it is given, whatever address is built in: one build serves every run. */
const ADDRESS = 'http://127.0.0.1/api'
const { guide_notice: _guides, ...SHOPPERS } = LOCAL_TEMPLATES
const SETTINGS = {
  TARO_APP_TRANSPORT: 'http',
  TARO_APP_API: ADDRESS,
  TARO_APP_TEMPLATES: Object.entries(SHOPPERS)
    .map(([name, id]) => `${name}:${id}`)
    .join(','),
}

/** Builds the mini-program for WeChat as it would be uploaded, when what is built is not that. Throws what Taro said. */
export async function buildWeapp(): Promise<void> {
  if (isBuilt('weapp', readClientEnv(SETTINGS))) return
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/build-miniprogram.ts', 'weapp'], {
    env: { ...process.env, ...SETTINGS },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      printed += bytes.toString()
    })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`the mini-program was not built:\n${printed.slice(-4_000)}`)
}
