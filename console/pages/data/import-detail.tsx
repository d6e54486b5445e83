import { Alert, Progress } from 'antd'
import { useParams } from 'react-router'
import { IMPORT_KIND_TEXT, IMPORT_STATE_TEXT } from '../../../contract/data-vocabulary'
import { useAsk } from '../../api/use-ask'
import { sizeText } from '../../format/decode-file'
import { countText } from '../../format/number-text'
import { Figure } from '../../ui/figure'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import './data.css'
import { FaultPanel } from './fault-panel'
import { ColumnPanel, FirstRowsPanel } from './file-panels'
import { ImportActs } from './import-acts'
import { ImportStanding } from './import-standing'
import { type ImportShown, importTone } from './import-words'
import { useSteps } from './use-steps'

/** One import from its check to its result. It can be left at any time: the server goes on. */
export function Page() {
  const { importId = '' } = useParams()
  const asked = useAsk('showImport', { importId })
  const { card, trouble } = useSteps(asked.data)
  const shown = asked.data && card ? { ...asked.data, ...card } : asked.data
  const title = shown ? `导入${IMPORT_KIND_TEXT[shown.kind]}` : '导入'
  return (
    <PageFrame
      title={title}
      about={shown ? <About shown={shown} /> : null}
      actions={shown && <ImportActs shown={shown} />}
    >
      <AskedView asked={asked}>{() => shown && <Body shown={shown} trouble={trouble} />}</AskedView>
    </PageFrame>
  )
}

function About({ shown }: { shown: ImportShown }) {
  const { fileName, fileBytes, createdBy, createdAt, state } = shown
  return (
    <>
      <Mark tone={importTone(state)}>{IMPORT_STATE_TEXT[state]}</Mark> {fileName} · {sizeText(fileBytes)} · {createdBy}{' '}
      · <TimeText at={createdAt} />
    </>
  )
}

function Body({ shown, trouble }: { shown: ImportShown; trouble: string | null }) {
  const isUnderWay = shown.state === 'checking' || shown.state === 'running'
  return (
    <>
      <ImportStanding shown={shown} />
      {isUnderWay && <Moving shown={shown} trouble={trouble} />}
      <Counts shown={shown} />
      {!isUnderWay && <FaultPanel shown={shown} />}
      {shown.state === 'checked' && <FirstRowsPanel shown={shown} />}
      <ColumnPanel shown={shown} />
    </>
  )
}

function Moving({ shown, trouble }: { shown: ImportShown; trouble: string | null }) {
  const { state, counts, allRows } = shown
  const percent = allRows ? Math.min(100, Math.floor((100 * counts.read) / allRows)) : 0
  return (
    <section className="panel" aria-label="进度">
      {state === 'running' ? (
        <Progress percent={percent} status="active" aria-label="导入进度" />
      ) : (
        <p role="status">正在检查，已读 {countText(counts.read)} 行……</p>
      )}
      <p className="soft" style={{ margin: '8px 0 0' }}>
        可以离开这一页，服务器会继续；回来就能看到进度。
      </p>
      {trouble && <Alert style={{ marginTop: 8 }} type="warning" showIcon title={`${trouble}，正在重试`} />}
    </section>
  )
}

function Counts({ shown }: { shown: ImportShown }) {
  const { counts, allRows, state } = shown
  if (state === 'receiving') return null
  const faultyHint =
    counts.faulty === 0 ? '每一行都能读懂' : state === 'running' ? '完成后可以下载' : '不导入，原因见下'
  const isPlan = state === 'checking' || state === 'checked'
  return (
    <div className="figure-row">
      <Figure
        name={state === 'running' ? '已处理' : '文件行数'}
        value={countText(state === 'running' ? counts.read : (allRows ?? counts.read))}
      />
      <Figure name={isPlan ? '将新增' : '新增'} value={countText(counts.added)} />
      <Figure name={isPlan ? '将更新' : '更新'} value={countText(counts.updated)} />
      <Figure name="未变" value={countText(counts.same)} hint="内容与已有的相同" />
      <Figure name="有误" value={countText(counts.faulty)} hint={faultyHint} />
    </div>
  )
}
