import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CommandRefused, runCommand } from './run-command'

// Builds `src/` for WeChat (`dist/miniprogram`) or for browsers (`dist/h5`).

const USAGE = `用法：npm run build:weapp 或 npm run build:h5
把 src/ 构建为微信小程序（dist/miniprogram）或网页（dist/h5）。
环境变量：TARO_APP_TRANSPORT（cloud 或 http）、TARO_APP_API、TARO_APP_CLOUD_ENV、TARO_APP_TEMPLATES。`

await runCommand(USAGE, () => buildClient(process.argv[2] ?? ''))

async function buildClient(platform: string): Promise<undefined> {
  if (platform !== 'weapp' && platform !== 'h5') throw new CommandRefused(USAGE, 2)
  const cli = join(dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')), 'bin/taro')
  const child = spawn(process.execPath, [cli, 'build', '--type', platform], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new CommandRefused(`构建失败（${platform}），原因见上面的输出。`)
}
