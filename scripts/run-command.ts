import { ConfigError } from '../config/env'
import { DataFolderBusy } from '../server/db/data-folder-lock'

/** What stops a command and can be put right by whoever runs it; the message says how, in their words. */
export class CommandRefused extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
  }
}

const OPTION_FAULT: Record<string, string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '没有这个选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '选项的值不正确',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '多余的参数',
}
/** Network errors of Node, and PostgreSQL's classes 08 (connection), 28 (login), 3D (no such database) and 57P (shutting down). */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08|28|3D|57P)/

/**
 * Runs a command to its exit code. What people can act on is one line in their words (code 1, or 2 for a wrong call, with
 * the usage); anything else keeps its stack, for whoever has to find it. `--help` prints the usage. A reader that goes
 * away (`| head`) is no failure: the command ends its work without it.
 */
export async function runCommand(usage: string, work: () => Promise<number | undefined>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', forgiveClosedPipe)
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${usage}\n`)
    return
  }
  try {
    const code = await work()
    if (code !== undefined) process.exitCode = code
  } catch (error) {
    const { text, exitCode } = explainFailure(error, usage)
    process.stderr.write(`${text}\n`, () => process.exit(exitCode))
  }
}

function forgiveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** What is said of a failure, and the exit code it ends the command with. */
export function explainFailure(error: unknown, usage: string): { text: string; exitCode: number } {
  if (error instanceof CommandRefused) {
    return { text: error.exitCode === 2 ? `${error.message}\n${usage}` : error.message, exitCode: error.exitCode }
  }
  if (error instanceof DataFolderBusy || error instanceof ConfigError) return { text: error.message, exitCode: 1 }
  if (!(error instanceof Error)) return { text: String(error), exitCode: 1 }
  const code = 'code' in error ? String(error.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const named = /'([^']+)'/.exec(error.message)?.[1] ?? ''
    return { text: `${OPTION_FAULT[code] ?? '参数不正确'}：${named}\n${usage}`, exitCode: 2 }
  }
  if (UNREACHABLE.test(code)) {
    return { text: `连不上数据库（${code}），请检查 DATABASE_URL 或 --database 的地址、账号和库名。`, exitCode: 1 }
  }
  if (/^(42P01|42703)$/.test(code)) {
    return { text: `数据库的表与这个版本的程序不符（${error.message}），请先运行 npm run migrate。`, exitCode: 1 }
  }
  return { text: error.stack ?? error.message, exitCode: 1 }
}
