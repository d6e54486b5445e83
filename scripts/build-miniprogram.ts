import { CommandRefused, runCommand } from './run-command'
import { taroBuild } from './taro-build'

// Builds `src/` for WeChat (`dist/miniprogram`) or for browsers (`dist/h5`).

const USAGE = `用法：npm run build:weapp 或 npm run build:h5
把 src/ 构建为微信小程序（dist/miniprogram）或网页（dist/h5）。
环境变量：TARO_APP_TRANSPORT（cloud 或 http）、TARO_APP_API、TARO_APP_CLOUD_ENV、TARO_APP_TEMPLATES。`

await runCommand(USAGE, buildClient)

async function buildClient(): Promise<undefined> {
  const platform = process.argv[2]
  if (platform !== 'weapp' && platform !== 'h5') throw new CommandRefused(USAGE, 2)
  const code = await taroBuild(platform, (text) => process.stdout.write(text))
  if (code !== 0) throw new CommandRefused(`构建失败（${platform}），原因见上面的输出。`)
}
