import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import vm from 'node:vm'
import compiler from 'miniprogram-compiler'

/** What a compiled template makes of data: elements named `wx-…`, `virtual` groups, and texts. */
export type CompiledNode = {
  tag: string
  attr?: Record<string, unknown>
  children?: (CompiledNode | string)[]
}

/** Draws the template at `path` (`pages/home/index.wxml`) from data; throws when there is no such template. */
export type Templates = (path: string, data: unknown) => CompiledNode

const OUTPUT_BYTES_MAX = 256 * 1024 * 1024

/** Why WeChat's own compilers, which are binaries, cannot run on this machine; null when they can. */
export function compilerMissing(): string | null {
  if (process.arch === 'x64' && ['linux', 'darwin', 'win32'].includes(process.platform)) return null
  return `WeChat's template compiler exists for x86-64 only, and this is ${process.platform} on ${process.arch}`
}

function mustRun(): void {
  const missing = compilerMissing()
  if (missing !== null) throw new Error(missing)
}

/**
 * Compiles every template of a built mini-program with wcc. Throws the compiler's message for markup it refuses. The
 * templates ask for the constructors of their data, so they run where the data is made: in `context`.
 */
export function compileTemplates(folder: string, context?: vm.Context): Templates {
  mustRun()
  const code = compiler.wxmlToJs(folder, { maxBuffer: OUTPUT_BYTES_MAX })
  const window = {}
  const make = vm.compileFunction(code, ['window', 'console'], {
    filename: 'templates.js',
    ...(context && { parsingContext: context }),
  })
  const find = make(window, { ...console, log: () => {} }) as (
    path: string,
  ) => ((data: unknown) => CompiledNode) | undefined
  return (path, data) => {
    const draw = find(path)
    if (!draw) throw new Error(`the template ${path} was not compiled`)
    return draw(data)
  }
}

/**
 * Compiles every style sheet of a built mini-program with wcsc, for a screen of `widthPx`: rpx become px the way
 * WeChat does it. Answers CSS by the sheet's path (`app.wxss`). Throws the compiler's message for what it refuses.
 */
export function compileStyles(folder: string, widthPx = 375): Map<string, string> {
  mustRun()
  const paths = filesEndingIn(folder, '.wxss')
  const parts = runStyleCompiler(folder, paths)
  const sheets = new Map<string, string>()
  const window = {
    screen: { width: widthPx, height: widthPx * 2 },
    devicePixelRatio: 2,
    __styleSheetManager2__: {
      addItem: () => {},
      setCss: (key: string, css: string) => sheets.set(key.slice(0, key.lastIndexOf(':')), withoutNotes(css)),
    },
  }
  const silent = { ...console, log: () => {}, warn: () => {}, error: () => {} }
  const apply = paths.map((path) => `(${parts.get(path) ?? '() => {}'})('')`)
  const run = vm.compileFunction([parts.get('comm'), ...apply].join(';'), ['window', 'navigator', 'console'])
  run(window, { userAgent: 'iPhone' }, silent)
  return sheets
}

/** wcsc writes `name=code=name=code`, the code as the inside of a JavaScript string, in which `=` is escaped. */
function runStyleCompiler(folder: string, paths: string[]): Map<string, string> {
  const system = { darwin: 'mac', linux: 'linux', win32: 'windows' }[process.platform as 'linux']
  const binary = join(
    'node_modules',
    'miniprogram-compiler',
    'bin',
    system,
    `wcsc${system === 'windows' ? '.exe' : ''}`,
  )
  makeRunnable(binary)
  const { status, stdout, stderr, error } = spawnSync(resolve(binary), ['-db', '-pc', String(paths.length), ...paths], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
  })
  if (error) throw error
  if (status !== 0) throw new Error(`wcsc refuses the style sheets: ${stderr.trim()}`)
  const words = stdout.split('=')
  const parts = new Map<string, string>()
  for (let index = 0; index + 1 < words.length; index += 2)
    parts.set(words[index]!, vm.runInNewContext(`"${words[index + 1]}"`) as string)
  return parts
}

/** The package brings wcsc without the right to run it, and gives it that only in a call we do not use. */
function makeRunnable(binary: string): void {
  try {
    accessSync(binary, constants.X_OK)
  } catch {
    chmodSync(binary, 0o755)
  }
}

/** The files below a folder whose names end so, as paths relative to it, in order. */
export function filesEndingIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

/** The built mini-program of this repository, when it was built. */
export function builtApp(): string | null {
  const folder = join(process.cwd(), 'dist', 'miniprogram')
  return existsSync(join(folder, 'app.json')) ? folder : null
}

/** wcsc leaves notes for the developer tools among the declarations. */
function withoutNotes(css: string): string {
  return css.replace(/;?\s*;?wxcs_(originclass|fileinfo|style_[a-z-]+)\s*:[^;}]*(?=[;}])/g, '')
}
