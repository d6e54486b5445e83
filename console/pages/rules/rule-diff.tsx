import { SwapOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { VersionChoice } from '../../forms/version-choice'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import './rules.css'
import { ChangeList } from './change-list'

/** Two versions side by side, as sentences: what the second changes of the first. */
export function Page() {
  const [url, setUrl] = useUrlState({ from: '', to: '' })
  const [from, to] = [Number(url.from) || null, Number(url.to) || null]
  const sets = useAsk('listRuleSets', {})
  return (
    <PageFrame title="比较两版规则" about="右边的一版比左边的一版改了什么">
      <div className="filters">
        <Form.Item label="从" htmlFor="diff-from" style={{ margin: 0, width: 360 }}>
          <VersionChoice
            id="diff-from"
            ruleSets={sets.data?.ruleSets}
            value={from}
            onChange={(version) => setUrl({ from: String(version) })}
          />
        </Form.Item>
        <Button icon={<SwapOutlined />} aria-label="两边交换" onClick={() => setUrl({ from: url.to, to: url.from })} />
        <Form.Item label="到" htmlFor="diff-to" style={{ margin: 0, width: 360 }}>
          <VersionChoice
            id="diff-to"
            ruleSets={sets.data?.ruleSets}
            value={to}
            onChange={(version) => setUrl({ to: String(version) })}
          />
        </Form.Item>
      </div>
      {from && to ? <Difference from={from} to={to} /> : <EmptyView title="请选择两个版本" />}
    </PageFrame>
  )
}

function Difference({ from, to }: { from: number; to: number }) {
  const asked = useAsk('diffRuleSets', { from, to })
  return (
    <AskedView asked={asked}>
      {({ changes }) => (
        <Panel
          title={`${changes.length} 处不同`}
          extra={
            <>
              <Link to={`/rules/${from}`}>第 {from} 版</Link> → <Link to={`/rules/${to}`}>第 {to} 版</Link>
            </>
          }
        >
          <ChangeList changes={changes} none="这两版内容一样。" />
        </Panel>
      )}
    </AskedView>
  )
}
