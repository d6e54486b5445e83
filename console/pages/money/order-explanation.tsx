import { Link } from 'react-router'
import { ATTRIBUTION_RULE_TEXT, type AttributionRule } from '../../../contract/reasons'
import {
  ACCOUNT_TEXT,
  type Account,
  PARTY_KIND_TEXT,
  SPLIT_ROLE_TEXT,
  TOUCH_TEXT,
  type TouchKind,
} from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { ppmText, shareText } from '../../format/number-text'
import { FenText, fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { OrderSteps } from './order-steps'

export type Explanation = Out<'explainOrder'>
type Line = Explanation['lines'][number]
type Lot = Line['lots'][number]
type Replay = Out<'showOrder'>['replay']

/** Why an order paid whom: evidence, version, weights, fen and every movement since. */
export function OrderExplanation({ orderId, replay }: { orderId: string; replay?: Replay }) {
  const asked = useAsk('explainOrder', { orderId }, { keepsBefore: false })
  return (
    <AskedView asked={asked}>
      {(explanation) => (
        <>
          <Attribution explanation={explanation} replay={replay ?? null} />
          {explanation.lines.map((line) => (
            <LineSplit key={line.lineNo} line={line} />
          ))}
          <OrderSteps explanation={explanation} />
        </>
      )}
    </AskedView>
  )
}

function Attribution({ explanation: { attribution }, replay }: { explanation: Explanation; replay: Replay }) {
  const { rule, policyVersion, bound, path, moves, weightSum } = attribution
  return (
    <Panel
      title="归因：谁促成了这一单"
      extra={<Link to={`/policies?version=${policyVersion}`}>分佣规则第 {policyVersion} 版</Link>}
    >
      <p className="sentence">
        依据：<strong>{ATTRIBUTION_RULE_TEXT[rule as AttributionRule] ?? rule}</strong>。
        {bound &&
          `归属导购 ${bound.name}，付款时已 ${bound.idleDays} 天没有互动，保留份额 ${ppmText(bound.keepPpm)}（${bound.words}）。`}
        {moves.map(
          ({ from, to, weight, words }) =>
            `${words}：${SPLIT_ROLE_TEXT[from]}的 ${shareText(weightSum > 0 ? weight / weightSum : 0)} 转给${SPLIT_ROLE_TEXT[to]}。`,
        )}{' '}
        {replay && <ReplayMark replay={replay} />}
      </p>
      {path.length === 0 ? (
        <p className="soft">付款前的时间窗内没有任何导购与这位顾客有过互动。</p>
      ) : (
        <PlainTable
          label="触点"
          rows={path.map((step, at) => ({ ...step, at: String(step.at), key: String(at) }))}
          rowKey={({ key }) => key}
          columns={[
            { title: '时间', render: ({ at }) => <TimeText at={at} /> },
            { title: '导购', render: ({ name }) => name },
            { title: '触点', render: ({ kind }) => TOUCH_TEXT[kind as TouchKind] ?? '成交登记' },
            { title: '是否计入', render: ({ words }) => words },
            { title: '功劳', isNumber: true, render: ({ creditPpm }) => (creditPpm > 0 ? ppmText(creditPpm) : '—') },
          ]}
        />
      )}
    </Panel>
  )
}

function ReplayMark({ replay: { isSame, engine } }: { replay: NonNullable<Replay> }) {
  const title = `计算程序 ${engine}`
  return isSame ? (
    <span title={title}>
      <Mark tone="good">重新计算一致</Mark>
    </span>
  ) : (
    <span title={title}>
      <Mark tone="bad">重新计算不一致，请核对账目</Mark>
    </span>
  )
}

function LineSplit({ line }: { line: Line }) {
  const { title, netFen, poolPpm, poolFen, poolNowFen, lots } = line
  const weightSum = lots.reduce((sum, { weight }) => sum + weight, 0)
  const hasRefund = poolNowFen !== poolFen
  const sum = (of: (lot: Lot) => number) => lots.reduce((all, lot) => all + of(lot), 0)
  return (
    <Panel title={`分佣：${title}`}>
      <p className="sentence">
        实付 {fenText(netFen)} × {ppmText(poolPpm)} = 佣金池 {fenText(poolFen)}（不足一分舍去）
        {hasRefund && `；退款后佣金池 ${fenText(poolNowFen)}`}。
      </p>
      <PlainTable
        label={`分佣：${title}`}
        rows={lots}
        rowKey={({ lotId }) => lotId}
        columns={[
          { title: '角色', render: ({ role }) => SPLIT_ROLE_TEXT[role] },
          { title: '收益方', render: ({ name, partyKind }) => `${name}（${PARTY_KIND_TEXT[partyKind]}）` },
          {
            title: '份额',
            isNumber: true,
            render: ({ weight }) => shareText(weightSum > 0 ? weight / weightSum : 0, 2),
          },
          { title: '精确到分', isNumber: true, render: ({ exact }) => exactText(exact) },
          {
            title: '分得',
            isNumber: true,
            render: ({ amountFen, isRoundedUp }) => (
              <>
                {isRoundedUp && <span className="faint">含尾差一分 </span>}
                <FenText fen={amountFen} />
              </>
            ),
          },
          { title: '退款后', isNumber: true, render: ({ amountNowFen }) => <FenText fen={amountNowFen} /> },
          { title: '现在在哪里', render: ({ accounts }) => <Standing accounts={accounts} /> },
        ]}
        foot={[
          '合计',
          '',
          weightSum > 0 ? '100%' : '—',
          '',
          <FenText key="pool" fen={sum(({ amountFen }) => amountFen)} />,
          <FenText key="now" fen={sum(({ amountNowFen }) => amountNowFen)} />,
          sum(({ amountFen }) => amountFen) === poolFen ? '与佣金池一致' : '与佣金池不一致',
        ]}
      />
    </Panel>
  )
}

/** `499 + 3500/10000` as `499.35 分`; what no decimal says exactly, `499 + 1/7000`, as `499 又 1/7000 分`. */
function exactText(exact: string): string {
  const [whole, part = '0/1'] = exact.split(' + ')
  const [above, below] = part.split('/').map(Number) as [number, number]
  if (above === 0) return `${whole} 分`
  const decimals = String(below).length - 1
  if (below !== 10 ** decimals) return `${whole} 又 ${part} 分`
  return `${whole}.${String(above).padStart(decimals, '0').replace(/0+$/, '')} 分`
}

function Standing({ accounts }: { accounts: Lot['accounts'] }) {
  const shown = (Object.entries(accounts) as [Account, number][]).filter(([account]) => account !== 'expense')
  if (shown.length === 0) return <span className="faint">已全部冲回</span>
  return shown.map(([account, fen]) => `${ACCOUNT_TEXT[account]} ${fenText(Math.abs(fen))}`).join('，')
}
