import { type LeadModel, MODEL_FAULT_TEXT } from '../../contract/lead-model'
import { groupBy } from '../../server/kernel/group-by'
import type { ModelFault } from '../../server/modules/scoring/check-model'
import { nameBin, pointsOf } from '../../server/modules/scoring/explain-score'
import type { MadeRows } from './make-rows'

export type ScorecardLine = {
  feature: string
  bin: string
  rows: number
  positives: number
  rate: number
  woe: number
  logit: number
  points: number
}
export type Shown = Pick<MadeRows, 'notes' | 'dropped'> & {
  model: LeadModel
  faults: readonly ModelFault[]
  split: 'time' | 'random'
}

const KIND_TEXT = { scorecard: '评分卡', woe: '证据权重' } as const
const CALIBRATION_TEXT = { none: '无需校准', platt: 'Platt', isotonic: '保序' } as const
const SPLIT_TEXT = { time: '时间最近的四分之一', random: '随机四分之一' } as const

/** A feature with more bins shows people its largest; programs get all. */
const BINS_SHOWN = 12

/** The scorecard, most telling features first; bins nobody fell into are left out. */
export function scorecardLines(model: LeadModel): ScorecardLine[] {
  const spread = (bins: readonly { rows: number; logit: number }[]) =>
    bins.reduce((sum, { rows, logit }) => sum + rows * logit * logit, 0)
  return [...model.features]
    .sort((one, other) => spread(other.bins) - spread(one.bins))
    .flatMap(({ name, label, bins }) =>
      bins
        .filter(({ rows }) => rows > 0)
        .map((bin) => ({
          feature: label ?? name,
          bin: nameBin(bin),
          rows: bin.rows,
          positives: bin.positives,
          rate: bin.positives / bin.rows,
          woe: round(bin.woe),
          logit: round(bin.logit),
          points: Math.round(pointsOf(bin.logit, model)),
        })),
    )
}

/** The result for people, in Chinese. */
export function modelText({ model, faults, notes, dropped, split }: Shown): string {
  const { quality, trainedOn } = model
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  return [
    ...notes.map((note) => `说明：${note}`),
    ...dropped.map(({ column, why }) => `未使用 ${column}：${why}`),
    '',
    `样本 ${trainedOn.rows} 行，其中 ${trainedOn.positives} 行为 1（${percent(trainedOn.positives / trainedOn.rows)}）`,
    `检验 ${quality.holdoutRows} 行（${SPLIT_TEXT[split]}），其中 ${quality.holdoutPositives} 行为 1（${percent(quality.baseRate)}）`,
    `模型 ${KIND_TEXT[model.kind]}，校准 ${CALIBRATION_TEXT[model.calibration.kind]}`,
    `AUC ${quality.auc.toFixed(4)}　Brier ${quality.brier.toFixed(4)}　ECE ${quality.ece.toFixed(4)}`,
    '',
    ...tableText(scorecardLines(model)),
    '',
    ...(faults.length === 0
      ? ['检查通过，可以发布。']
      : [
          '这个模型不能发布：',
          ...faults.map(({ code, detail }) => `- ${MODEL_FAULT_TEXT[code]}${detail && `（${detail}）`}`),
        ]),
  ].join('\n')
}

/** The result for programs. */
export function modelSummary({ model, faults, dropped, split }: Shown) {
  const { quality, trainedOn } = model
  return {
    auc: quality.auc,
    brier: quality.brier,
    ece: quality.ece,
    rows: trainedOn.rows,
    positives: trainedOn.positives,
    holdoutRows: quality.holdoutRows,
    holdoutPositives: quality.holdoutPositives,
    baseRate: quality.baseRate,
    split,
    kind: model.kind,
    calibration: model.calibration.kind,
    psi: quality.psi,
    isPublishable: faults.length === 0,
    faults,
    dropped,
    intercept: model.intercept,
    scorecard: scorecardLines(model),
  }
}

function tableText(lines: readonly ScorecardLine[]): string[] {
  const cells = [...groupBy(lines, ({ feature }) => feature)].flatMap(([feature, bins]) => {
    const rowsShown = bins.map(({ rows }) => rows).sort((one, other) => other - one)[BINS_SHOWN - 1] ?? 0
    const shown = bins.filter(({ rows }) => rows >= rowsShown).slice(0, BINS_SHOWN)
    const rows = shown.map(({ bin, rows, positives, rate, points }, at) => [
      at === 0 ? feature : '',
      bin,
      String(rows),
      String(positives),
      `${(rate * 100).toFixed(1)}%`,
      points > 0 ? `+${points}` : String(points),
    ])
    return shown.length < bins.length
      ? [...rows, ['', `（另有 ${bins.length - shown.length} 组）`, '', '', '', '']]
      : rows
  })
  const all = [['特征', '分组', '行数', '为 1', '比例', '分值'], ...cells]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => widthOf(row[column]!))))
  return all.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(widths[column]! - widthOf(cell))
        return column < 2 ? cell + gap : gap + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[\u2e80-\u9fff\uff00-\uff60]/.test(letter) ? 2 : 1), 0)
}

const round = (value: number) => Math.round(value * 1e6) / 1e6
