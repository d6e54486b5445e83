import type { SplitPolicy } from '../../../contract/split-policy'
import { PlainTable } from '../../ui/plain-table'
import { splitChanges } from './policy-sentences'

type Props = { label: string; before: SplitPolicy; after: SplitPolicy; beforeName: string; afterName: string }

/** What one version says otherwise than another, side by side. */
export function PolicyChanges({ label, before, after, beforeName, afterName }: Props) {
  const changes = splitChanges(before, after)
  if (changes.length === 0) return <p className="soft">内容没有变化。</p>
  return (
    <PlainTable
      label={label}
      rows={changes}
      rowKey={({ title }) => title}
      columns={[
        { title: '改了什么', render: ({ title }) => title },
        { title: beforeName, render: (change) => <span className="soft">{change.before}</span> },
        { title: afterName, render: (change) => change.after },
      ]}
    />
  )
}
