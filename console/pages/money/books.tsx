import { Button, Progress } from 'antd'
import type { Books } from '../../../contract/book-sums'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { fenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView, ErrorView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { BookCheckTable } from './book-check-table'
import { useTimedCheck } from './use-timed-check'

/** Proves the books anew from every posting, on demand: it reads all of history. */
export function Page() {
  const { result, sofar, failure, isRunning, run } = useTimedCheck()
  return (
    <PageFrame
      title="账目核对"
      about="从第一笔分录开始重新算一遍，与现在的余额、结算单和退款逐项比对"
      actions={
        isRunning ? null : (
          <Button type="primary" onClick={run}>
            {result ? '重新核对' : '开始核对'}
          </Button>
        )
      }
    >
      {isRunning ? (
        <UnderWay postings={sofar?.counts.postings ?? 0} />
      ) : failure ? (
        <ErrorView failure={failure} onRetry={run} />
      ) : result ? (
        <Result books={result.books} at={result.at} seconds={result.seconds} />
      ) : (
        <BeforeCheck />
      )}
    </PageFrame>
  )
}

/** Postings a second that a check gets through, on a modest machine. */
const POSTINGS_A_SECOND = 100_000

/** How much there is to check, before anybody waits for it. */
function BeforeCheck() {
  const asked = useAsk('ledgerTotals', {})
  return (
    <AskedView asked={asked}>
      {({ postings }) => (
        <EmptyView
          title="还没有核对"
          next={`核对会读取全部订单、分录、退款和结算单，只读不改。现在有 ${countText(postings)} 笔分录，约需 ${countText(Math.max(1, postings / POSTINGS_A_SECOND))} 秒。`}
        />
      )}
    </AskedView>
  )
}

/** How far it is, by postings; statements come after them, so that it is never said to be done before it is. */
function UnderWay({ postings }: { postings: number }) {
  const all = useAsk('ledgerTotals', {}).data?.postings ?? 0
  const percent = all === 0 ? 0 : Math.min(99, Math.floor((postings / all) * 100))
  return (
    <Panel title="正在逐笔核对">
      <div role="status">
        <Progress percent={percent} status="active" aria-label="核对进度" />
        <p className="sentence">
          已核对 {countText(postings)}
          {all > 0 && ` / ${countText(all)}`} 笔分录。
          <span className="faint">可以去别的页面，核对会继续；关闭控制台则停止。</span>
        </p>
      </div>
    </Panel>
  )
}

function Result({ books, at, seconds }: { books: Books; at: string; seconds: number }) {
  const { counts, sums, isBalanced } = books
  return (
    <>
      <p className="sentence" role="status">
        <Mark tone={isBalanced ? 'good' : 'bad'}>{isBalanced ? '账目平衡' : '账目有问题'}</Mark>{' '}
        <span className="soft">
          核对于 <TimeText at={at} />
          ，用时 {seconds.toFixed(1)} 秒
        </span>
      </p>
      <div className="figure-row">
        <Figure name="已付款订单" value={countText(counts.orders)} to="/orders" />
        <Figure name="佣金份额" value={countText(counts.lots)} />
        <Figure name="分录" value={countText(counts.postings)} to="/ledger" />
        <Figure name="退款" value={countText(counts.refunds)} />
        <Figure name="还要付给各方" value={fenText(sums.owedFen)} />
        <Figure name="已付款" value={fenText(sums.paidOutFen)} to="/ledger?account=cash" />
      </div>
      <Panel title="核对项目">
        <BookCheckTable books={books} />
      </Panel>
    </>
  )
}
