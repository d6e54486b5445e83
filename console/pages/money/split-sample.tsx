import { Alert, Checkbox, InputNumber, Select } from 'antd'
import { ATTRIBUTION_RULE_TEXT } from '../../../contract/reasons'
import { SPLIT_ROLE_TEXT } from '../../../contract/vocabulary'
import type { In, Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { ppmText, shareText } from '../../format/number-text'
import { FenText, fenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'

type Sample = In<'previewSplit'>['sample']
type Result = NonNullable<Out<'previewSplit'>['result']>

const WHO_TEXT: Record<Result['lots'][number]['who'], string> = {
  bound: '归属导购甲',
  colleague: '导购乙',
  other: '导购丙',
  store: '门店',
  hq: '总部',
}
/** Who brought the sale about, in the order it happened. */
const STORIES: Record<string, { words: string; touches: Sample['touches'] }> = {
  colleague: { words: '导购乙促成', touches: ['colleague'] },
  bound: { words: '归属导购甲自己促成', touches: ['bound'] },
  both: { words: '先导购乙，后归属导购甲', touches: ['colleague', 'bound'] },
  three: { words: '导购乙、导购丙、归属导购甲', touches: ['colleague', 'other', 'bound'] },
  two: { words: '先导购乙，后导购丙', touches: ['colleague', 'other'] },
  nobody: { words: '没有导购促成', touches: [] },
}
const USUAL = { yuan: '199.99', refund: '0', bound: '1', idle: '41', story: 'colleague', store: '1' }

/** A made-up order under the draft, live: every line to the fen, worked out by the server as for real orders. */
export function SplitSample({ doc }: { doc: string }) {
  const [url, setUrl] = useUrlState(USUAL)
  const story = STORIES[url.story] ?? STORIES.colleague!
  const amountFen = Math.max(1, Math.round(Number(url.yuan) * 100) || 1)
  const sample: Sample = {
    amountFen,
    refundFen: Math.round((amountFen * (Number(url.refund) || 0)) / 100),
    hasBound: url.bound === '1',
    idleDays: Math.max(0, Math.round(Number(url.idle) || 0)),
    touches: story.touches.filter((who) => who !== 'bound' || url.bound === '1'),
    hasStore: url.store === '1',
  }
  const asked = useAsk('previewSplit', { doc: JSON.parse(doc) as Record<string, unknown>, sample })
  return (
    <div style={{ position: 'sticky', top: 60 }}>
      <Panel title="试算一单">
        <SampleFields url={url} setUrl={(change) => setUrl(change, { replace: true })} />
        <AskedView asked={asked}>
          {({ faults, result }) =>
            result ? (
              <SampleResult result={result} sample={sample} />
            ) : (
              <Alert type="warning" showIcon title={faults.map(faultText).join('；')} />
            )
          }
        </AskedView>
      </Panel>
    </div>
  )
}

type Url = typeof USUAL

function SampleFields({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  const ownStory = STORIES[url.story]?.touches.includes('bound') ?? false
  return (
    <div className="sample-fields">
      <label htmlFor="sample-yuan">
        实付（元）
        <InputNumber
          id="sample-yuan"
          min={0.01}
          max={50_000_000}
          precision={2}
          value={Number(url.yuan)}
          onChange={(yuan) => setUrl({ yuan: String(yuan ?? 1) })}
        />
      </label>
      <label htmlFor="sample-refund">
        之后退款（%）
        <InputNumber
          id="sample-refund"
          min={0}
          max={100}
          precision={0}
          value={Number(url.refund)}
          onChange={(refund) => setUrl({ refund: String(refund ?? 0) })}
        />
      </label>
      <label htmlFor="sample-story">
        谁促成
        <Select
          id="sample-story"
          aria-label="谁促成"
          value={url.story}
          onChange={(story) => setUrl({ story })}
          options={Object.entries(STORIES).map(([value, { words }]) => ({ value, label: words }))}
        />
      </label>
      <label htmlFor="sample-idle">
        归属导购多少天不互动
        <InputNumber
          id="sample-idle"
          min={0}
          max={3650}
          precision={0}
          disabled={url.bound !== '1' || ownStory}
          value={ownStory ? 0 : Number(url.idle)}
          onChange={(idle) => setUrl({ idle: String(idle ?? 0) })}
        />
      </label>
      <Checkbox checked={url.bound === '1'} onChange={({ target }) => setUrl({ bound: target.checked ? '1' : '0' })}>
        顾客有归属导购
      </Checkbox>
      <Checkbox checked={url.store === '1'} onChange={({ target }) => setUrl({ store: target.checked ? '1' : '0' })}>
        在门店成交
      </Checkbox>
    </div>
  )
}

function SampleResult({ result, sample }: { result: Result; sample: Sample }) {
  const { rule, bound, moves, weightSum, poolFen, poolNowFen, lots } = result
  const sum = lots.reduce((all, { weight }) => all + weight, 0)
  const refundFen = sample.refundFen ?? 0
  const total = (of: (lot: Result['lots'][number]) => number) => lots.reduce((all, lot) => all + of(lot), 0)
  return (
    <>
      <p className="sentence">
        {ATTRIBUTION_RULE_TEXT[rule]}。
        {bound && `归属导购 ${bound.idleDays} 天没有互动，保留 ${ppmText(bound.keepPpm)}。`}
        {moves.map(
          ({ from, to, weight, words }) =>
            `${words}：${SPLIT_ROLE_TEXT[from]}的 ${shareText(weightSum > 0 ? weight / weightSum : 0)} 转给${SPLIT_ROLE_TEXT[to]}。`,
        )}
        佣金池 {fenText(poolFen)}
        {refundFen > 0 && `，退款 ${fenText(refundFen)} 后 ${fenText(poolNowFen)}`}。
      </p>
      <PlainTable
        label="试算结果"
        rows={lots.map((lot, at) => ({ ...lot, key: String(at) }))}
        rowKey={({ key }) => key}
        columns={[
          { title: '给谁', render: ({ who, role }) => `${WHO_TEXT[who]}（${SPLIT_ROLE_TEXT[role]}）` },
          { title: '份额', isNumber: true, render: ({ weight }) => shareText(sum > 0 ? weight / sum : 0, 2) },
          {
            title: '分得',
            isNumber: true,
            render: ({ amountFen, isRoundedUp }) => (
              <>
                {isRoundedUp && <span className="faint">含尾差 </span>}
                <FenText fen={amountFen} />
              </>
            ),
          },
          ...(refundFen > 0
            ? [
                {
                  title: '退款后',
                  isNumber: true,
                  render: ({ amountNowFen }: Result['lots'][number]) => <FenText fen={amountNowFen} />,
                },
              ]
            : []),
        ]}
        foot={[
          '合计',
          '100%',
          <FenText key="sum" fen={total(({ amountFen }) => amountFen)} />,
          ...(refundFen > 0 ? [<FenText key="now" fen={total(({ amountNowFen }) => amountNowFen)} />] : []),
        ]}
      />
      <p className="faint" style={{ marginBottom: 0 }}>
        由计算真实订单的同一程序得出，各份之和与佣金池一分不差。
      </p>
    </>
  )
}

/** What is not well-formed is named by its place in the document; what is said in words stays. */
function faultText(fault: string): string {
  return /^[a-zA-Z0-9.]+$/.test(fault) ? '规则还没有填完整' : fault
}
