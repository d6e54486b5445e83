import { SingleBar } from 'cli-progress'
import type { ImportCounts, ImportResult } from './import-file'
import { IMPORT_KIND_TEXT, type ImportKind } from './import-plans'

export type Progress = {
  bytes: (count: number) => void
  batch: (counts: ImportCounts) => void
  stop: () => void
}

/** How often a line is written where there is no terminal to draw a bar on. */
const LINE_EVERY_MS = 5_000

/** A bar on a terminal, a plain line now and then elsewhere; on stderr, so that stdout keeps the result. */
export function showProgress(totalBytes: number, output: NodeJS.WriteStream = process.stderr): Progress {
  return output.isTTY ? bar(totalBytes, output) : lines(totalBytes, output)
}

function bar(totalBytes: number, output: NodeJS.WriteStream): Progress {
  const single = new SingleBar({
    format:
      '导入 [{bar}] {percentage}% · {rows} 行 · 新增 {added} · 已存在 {alreadyThere} · 未导入 {refused} · 剩余 {eta_formatted}',
    stream: output,
    hideCursor: true,
  })
  single.start(Math.max(totalBytes, 1), 0, { rows: 0, added: 0, alreadyThere: 0, refused: 0 })
  let done = 0
  return {
    // Bytes are read ahead of the rows they hold; the bar moves when rows are in.
    bytes: (count) => {
      done += count
    },
    batch: (counts) => single.update(done, { ...counts }),
    stop: () => single.stop(),
  }
}

function lines(totalBytes: number, output: NodeJS.WriteStream): Progress {
  let done = 0
  let saidAt = Date.now()
  return {
    bytes: (count) => {
      done += count
    },
    batch: (counts) => {
      if (Date.now() - saidAt < LINE_EVERY_MS) return
      saidAt = Date.now()
      const percent = Math.floor((100 * done) / Math.max(totalBytes, 1))
      output.write(
        `已读 ${percent}% · ${counts.rows} 行 · 新增 ${counts.added} · 已存在 ${counts.alreadyThere} · 未导入 ${counts.refused}\n`,
      )
    },
    stop: () => undefined,
  }
}

/** What a run did, for people. */
export function summaryText(kind: ImportKind, path: string, result: ImportResult, seconds: number): string {
  const { rows, added, updated, alreadyThere, refused, errorFile, isStopped } = result
  const counts = [
    `共 ${rows} 行`,
    `新增 ${added}`,
    ...(updated > 0 ? [`更新 ${updated}`] : []),
    `已存在 ${alreadyThere}`,
    `未导入 ${refused}`,
  ]
  return [
    `${isStopped ? '已中止' : '导入完成'}：${IMPORT_KIND_TEXT[kind]} ${path}`,
    `  ${counts.join(' · ')} · 用时 ${seconds.toFixed(1)} 秒`,
    ...(errorFile ? [`  未导入的行及原因见 ${errorFile}，改好后可直接重新导入原文件或该部分行`] : []),
    ...(isStopped ? ['  已写入的行保留，重新运行同一命令会从未导入的行继续'] : []),
  ].join('\n')
}
