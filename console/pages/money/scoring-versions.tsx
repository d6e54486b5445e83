import { CHANNEL_TEXT, type Channel } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { TimeText } from '../../ui/time-text'

type Version = Out<'listPolicies'>['versions'][number]
type Points = Record<string, unknown> & { channelPoints?: Partial<Record<Channel, number>> }

const NAMES: Record<string, string> = {
  basePoints: '基础分',
  hasPhonePoints: '已留手机号',
  isMemberPoints: '已是会员',
  hasPlacePoints: '已知位置',
  namesWishPoints: '需求明确',
  strongTouchPoints: '每次有效互动',
  hasOrderedPoints: '有过购买',
  askedAgainPoints: '再次咨询',
}

/** The points table of the first day, in every version; read only. A trained model takes its place once there is one. */
export function ScoringVersions({ versions }: { versions: readonly Version[] }) {
  const [newest] = versions
  const doc = (newest?.doc ?? {}) as Points
  const points = Object.entries(NAMES).filter(([key]) => typeof doc[key] === 'number')
  const channels = Object.entries(doc.channelPoints ?? {}) as [Channel, number][]
  return (
    <>
      <div className="panel-row">
        <Panel title={`加分项（第 ${newest?.version ?? '—'} 版）`}>
          <PlainTable
            label="加分项"
            rows={points}
            rowKey={([key]) => key}
            columns={[
              { title: '条件', render: ([key]) => NAMES[key] },
              { title: '加分', isNumber: true, render: ([key]) => String(doc[key]) },
            ]}
          />
        </Panel>
        <Panel title="来源加分">
          <PlainTable
            label="来源加分"
            rows={channels.sort((a, b) => b[1] - a[1])}
            rowKey={([channel]) => channel}
            columns={[
              { title: '来源', render: ([channel]) => CHANNEL_TEXT[channel] ?? channel },
              { title: '加分', isNumber: true, render: ([, value]) => value },
            ]}
          />
        </Panel>
      </div>
      <Panel title="全部版本">
        <PlainTable
          label="全部版本"
          rows={versions}
          rowKey={({ version }) => String(version)}
          columns={[
            { title: '版本', render: ({ version }) => `第 ${version} 版` },
            { title: '说明', render: ({ note }) => note },
            { title: '提交', render: ({ publishedAt }) => <TimeText at={publishedAt} /> },
          ]}
        />
      </Panel>
    </>
  )
}
