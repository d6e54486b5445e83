import { Alert, Progress } from 'antd'
import { Link, useParams } from 'react-router'
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
import { type ImportShown, importTone, LIST_OF } from './import-words'
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
      <Standing shown={shown} />
      {isUnderWay && <Moving shown={shown} trouble={trouble} />}
      <Counts shown={shown} />
      {!isUnderWay && <FaultPanel shown={shown} />}
      {shown.state === 'checked' && <FirstRowsPanel shown={shown} />}
      <ColumnPanel shown={shown} />
    </>
  )
}

/** What came of it, or what comes next, in a sentence. */
function Standing({ shown }: { shown: ImportShown }) {
  const { state, counts, kind, mayUpdate } = shown
  const name = IMPORT_KIND_TEXT[kind]
  const margin = { marginBottom: 12 }
  if (state === 'receiving')
    return (
      <Alert
        style={margin}
        type="warning"
        showIcon
        title="文件还没有传完"
        description={<Link to={`/imports?kind=${kind}`}>回到导入页，选择同一文件再按「检查」，会接着上传</Link>}
      />
    )
  if (state === 'checked') {
    const isNew = counts.added + counts.updated > 0
    const what = [
      ...(counts.added > 0 ? [`新增 ${countText(counts.added)} 行`] : []),
      ...(counts.updated > 0 ? [`更新 ${countText(counts.updated)} 行`] : []),
    ].join('，')
    const title = isNew ? `检查完成：导入会${what}` : '检查完成：没有可以导入的新内容'
    const same = mayUpdate ? '' : '；按你的选择，不更新已有内容'
    const description = `未变的 ${countText(counts.same)} 行不动${same}。有误的 ${countText(counts.faulty)} 行不会导入，可以先下载改好。`
    return <Alert style={margin} type={isNew ? 'info' : 'warning'} showIcon title={title} description={description} />
  }
  if (state === 'done')
    return (
      <Alert
        style={margin}
        type={counts.faulty > 0 ? 'warning' : 'success'}
        showIcon
        title={`导入完成：新增 ${countText(counts.added)} 行${name}，更新 ${countText(counts.updated)} 行${counts.faulty > 0 ? `，${countText(counts.faulty)} 行有误` : ''}`}
        description={
          <>
            <Link to={LIST_OF[kind].to}>{LIST_OF[kind].name}</Link> · <Link to="/setup">回到开始使用</Link> ·{' '}
            <Link to="/imports">再导入一个文件</Link>
          </>
        }
      />
    )
  if (state === 'cancelled')
    return (
      <Alert
        style={margin}
        type="info"
        showIcon
        title="这次导入已取消"
        description={`取消前已导入的行会保留。文件内容已删除，需要时请重新选择文件。`}
      />
    )
  return null
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
      <Figure name="有误" value={countText(counts.faulty)} hint={counts.faulty > 0 ? '不会导入，原因见下' : '没有'} />
    </div>
  )
}
