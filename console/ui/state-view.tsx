import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'

/** Why there is nothing to see, and what can be done about it. */
export function EmptyView({ title, next, action }: { title: string; next?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {next && <p>{next}</p>}
      {action}
    </div>
  )
}

/** What failed, the number to read out, and a way to try again. */
export function ErrorView({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const isRefused = failure.code === 'forbidden'
  return (
    <div className="state" role="alert">
      <h2>{isRefused ? '没有权限查看' : '没有取到内容'}</h2>
      <p>
        {failureText(failure)}
        {failure.requestId && <span className="faint">（编号 {failure.requestId}）</span>}
      </p>
      {onRetry && !isRefused && <Button onClick={onRetry}>重试</Button>}
    </div>
  )
}

type Asked<Data> = { data: Data | undefined; failure: Failure | null; isLoading: boolean; reload: () => void }

/** Shows the answer of one question: a skeleton at first, the failure with a way to try again, or what `children` make of it. */
export function AskedView<Data>({ asked, children }: { asked: Asked<Data>; children: (data: Data) => ReactNode }) {
  if (asked.failure) return <ErrorView failure={asked.failure} onRetry={asked.reload} />
  if (asked.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} aria-label="正在加载" />
  return <>{children(asked.data)}</>
}
