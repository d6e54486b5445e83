import { Button } from 'antd'
import type { Out } from '../../api/call'
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
  const { result, failure, isRunning, run } = useTimedCheck()
  return (
    <PageFrame
      title="账目核对"
      about="从第一笔分录开始重新算一遍，与现在的余额、结算单和退款逐项比对"
      actions={
        <Button type="primary" loading={isRunning} onClick={run}>
          {isRunning ? '正在核对' : result ? '重新核对' : '开始核对'}
        </Button>
      }
    >
      {failure && !isRunning ? (
        <ErrorView failure={failure} onRetry={run} />
      ) : result ? (
        <Result books={result.books} at={result.at} seconds={result.seconds} />
      ) : (
        <BeforeCheck isRunning={isRunning} />
      )}
    </PageFrame>
  )
}

/** Postings a second that a check gets through, on a modest machine. */
const POSTINGS_A_SECOND = 50_000

/** How much there is to check, before anybody waits for it. */
function BeforeCheck({ isRunning }: { isRunning: boolean }) {
  const asked = useAsk('ledgerTotals', {})
  return (
    <AskedView asked={asked}>
      {({ postings }) => (
        <EmptyView
          title={isRunning ? '正在逐笔核对' : '还没有核对'}
          next={
            isRunning
              ? '核对时可以去别的页面，回来仍能看到结果。'
              : `核对会读取全部订单、分录、退款和结算单，只读不改。现在有 ${countText(postings)} 笔分录，约需 ${countText(Math.max(1, postings / POSTINGS_A_SECOND))} 秒。`
          }
        />
      )}
    </AskedView>
  )
}

function Result({ books, at, seconds }: { books: Out<'checkBooks'>; at: string; seconds: number }) {
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
