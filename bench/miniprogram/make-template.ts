import { spawn } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const require = createRequire(import.meta.url)
const CLI = dirname(require.resolve('@tarojs/cli/package.json'))
const { version } = JSON.parse(readFileSync(join(CLI, 'package.json'), 'utf8')) as { version: string }

type Handlers = Record<string, unknown>
/** The part of `@tarojs/cli` that `taro init` writes a project with. */
type Creator = { createProject: (project: Record<string, string | boolean>, handlers: Handlers) => Promise<void> }
const { createProject } = createRequire(join(CLI, 'package.json'))('@tarojs/binding') as Creator

/**
 * Taro's own default template (React, TypeScript, Sass, webpack 5), made by Taro's own creator as `taro init` makes it,
 * with the packages of this repository. Answers its folder.
 */
export async function makeTemplate(around: string): Promise<string> {
  const { handler } = require(join(CLI, 'templates/default/template_creator.js')) as { handler: Handlers }
  await createProject(
    {
      projectRoot: around,
      projectName: 'template',
      description: '',
      template: 'default',
      templateRoot: CLI,
      version,
      date: '2026-11-25',
      typescript: true,
      buildEs5: false,
      autoInstall: false,
      npm: 'Npm',
      framework: 'React',
      css: 'Sass',
      compiler: 'Webpack5',
      period: 'CreateAPP',
    },
    handler,
  )
  const folder = join(around, 'template')
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  // A helper of the command line that adds pages; it has no part in what is built.
  const config = join(folder, 'config/index.ts')
  writeFileSync(config, readFileSync(config, 'utf8').replace('"@tarojs/plugin-generator"', ''))
  return folder
}

/** Builds the template for production. Throws what Taro said. Answers the folder with what was built. */
export async function buildTemplate(folder: string, platform: 'weapp' | 'h5'): Promise<string> {
  const built = join(folder, `built-${platform}`)
  const config = join(folder, 'config/index.ts')
  writeFileSync(config, readFileSync(config, 'utf8').replace(/outputRoot: '[^']+'/, `outputRoot: 'built-${platform}'`))
  const child = spawn(process.execPath, [join(CLI, 'bin/taro'), 'build', '--type', platform], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      printed += bytes.toString()
    })
  const code = await new Promise((done) => child.once('exit', done))
  if (code !== 0) throw new Error(`the template was not built:\n${printed.slice(-4000)}`)
  return built
}
