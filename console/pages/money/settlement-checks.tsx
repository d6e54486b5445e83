import { Button } from 'antd'
import { fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { ErrorView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import type { Draft } from './answers'
import { BookCheckTable } from './book-check-table'
import type { useTimedCheck } from './use-timed-check'

type Props = { draft: Draft; check: ReturnType<typeof useTimedCheck> }

/** The draft and the books looked over, one check a line, before a month may be closed. */
export function SettlementChecks({ draft: { checks }, check }: Props) {
  const { result, failure, isRunning, run } = check
  const ofDraft = [
    {
      title: '结算单等于它的明细之和',
      isSound: checks.offByFen === 0,
      found: checks.offByFen === 0 ? '相等' : `相差 ${fenText(checks.offByFen)}`,
    },
    {
      title: '没有一份佣金在草稿里出现两次',
      isSound: checks.doubledLots === 0,
      found: checks.doubledLots === 0 ? '没有重复' : `重复 ${checks.doubledLots} 份`,
    },
    {
      title: '没有收益方在这个月已经有结算单',
      isSound: checks.doubledParties === 0,
      found: checks.doubledParties === 0 ? '没有重复' : `重复 ${checks.doubledParties} 个`,
    },
  ]
  return (
    <Panel
      title="检查"
      extra={
        <Button size="small" loading={isRunning} onClick={run}>
          {isRunning ? '正在核对' : result ? '重新核对账目' : '核对账目'}
        </Button>
      }
    >
      <PlainTable
        label="草稿检查"
        rows={ofDraft}
        rowKey={({ title }) => title}
        columns={[
          { title: '草稿', render: ({ title }) => title },
          {
            title: '结果',
            render: ({ isSound, found }) => (
              <>
                <Mark tone={isSound ? 'good' : 'bad'}>{isSound ? '通过' : '未通过'}</Mark> {found}
              </>
            ),
          },
        ]}
      />
      <div style={{ marginTop: 12 }}>
        {failure && !isRunning ? (
          <ErrorView failure={failure} onRetry={run} />
        ) : result ? (
          <>
            <p className="soft" role="status">
              账目核对于 <TimeText at={result.at} />
              ，用时 {result.seconds.toFixed(1)} 秒
            </p>
            <BookCheckTable books={result.books} />
          </>
        ) : (
          <p className="soft" style={{ margin: 0 }}>
            账目还没有核对：守恒、退款、重复等八项会从第一笔分录重新算一遍。数据多时需要约一分钟。
          </p>
        )}
      </div>
    </Panel>
  )
}
