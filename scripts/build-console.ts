import { build } from 'vite'
import { consoleBuild } from '../config/console'
import { markConsoleBuilt } from './console-built'
import { runCommand } from './run-command'

// The console of headquarters, built into dist/console: for static hosting, and for `npm start`.

const USAGE = `用法：npm run build:console
把 console/ 构建为静态网页（dist/console），放到静态托管的 /console/ 下，与接口同一域名。`

await runCommand(USAGE, async () => {
  await build(consoleBuild)
  markConsoleBuilt()
  return undefined
})
