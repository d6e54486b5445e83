import { Alert, Segmented } from 'antd'
import { Link } from 'react-router'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { Page as PageFrame } from '../../ui/page'
import { AskedView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import type { SplitVersion } from './answers'
import { PolicyEditor } from './policy-editor'
import { PolicyVersions } from './policy-versions'
import { ScoringVersions } from './scoring-versions'

/** How commissions are made and shared, in every version; drafted here, in force by the agreement of a second person. */
export function Page() {
  const [url, setUrl] = useUrlState({ kind: 'split', version: '', edit: '' })
  const refusal = useRefusal()('publishPolicy')
  const isSplit = url.kind === 'split'
  const asked = useAsk('listPolicies', { kind: isSplit ? 'split' : 'scoring' }, { keepsBefore: false })
  const isEditing = isSplit && url.edit !== ''
  return (
    <PageFrame
      title="分佣规则"
      about="佣金从哪里来、分给谁；改动由一位同事提交、另一位同意后生效，以前的订单仍按付款时的版本计算"
      actions={
        isSplit && (
          <AllowedButton
            type={isEditing ? 'default' : 'primary'}
            refusal={isEditing ? null : refusal}
            onClick={() => setUrl({ edit: isEditing ? '' : '1' })}
          >
            {isEditing ? '返回版本列表' : '修改规则'}
          </AllowedButton>
        )
      }
    >
      {!isEditing && (
        <div className="filters">
          <Segmented
            aria-label="哪种规则"
            value={url.kind}
            onChange={(kind) => setUrl({ kind, version: '', edit: '' })}
            options={[
              { value: 'split', label: '分佣' },
              { value: 'scoring', label: '首日评分' },
            ]}
          />
        </div>
      )}
      {isSplit && <Waiting />}
      <AskedView asked={asked}>
        {({ versions }) => {
          if (!isSplit) return <ScoringVersions versions={versions} />
          const split = versions as unknown as SplitVersion[]
          if (isEditing) return <PolicyEditor versions={split} onDone={() => setUrl({ edit: '' })} />
          return <PolicyVersions versions={split} version={url.version} onPick={(version) => setUrl({ version })} />
        }}
      </AskedView>
    </PageFrame>
  )
}

/** What somebody asked a second person for. */
function Waiting() {
  const mayAsk = useRefusal()('listApprovals') === null
  const asked = useAsk('listApprovals', { state: 'waiting', rows: 20 }, { isOn: mayAsk })
  const waiting = (asked.data?.approvals ?? []).filter(({ kind }) => kind === 'split_policy')
  return waiting.map(({ approvalId, version, requestedByName, note }) => (
    <Alert
      key={approvalId}
      style={{ marginBottom: 12 }}
      type="info"
      showIcon
      title={
        <>
          第 {version} 版由 {requestedByName ?? '同事'} 提交（{note}），等待另一位同事同意。
          <Link to="/approvals">去审批</Link>
        </>
      }
    />
  ))
}
