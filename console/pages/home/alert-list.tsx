import { Link } from 'react-router'
import type { Out } from '../../api/call'
import { countText } from '../../format/number-text'
import { timeText } from '../../format/time-text'
import { Mark, type MarkTone } from '../../ui/mark'
import { Panel } from '../../ui/panel'

type Alert = Out<'showOverview'>['alerts'][number]
type Said = { tone: MarkTone; kind: string; text: (alert: Alert) => string; to: (alert: Alert) => string; act: string }

const since = ({ at }: Alert) => (at ? `，最早：${timeText(at)}` : '')
/** Counted up to a limit, so the largest is a beginning. */
const many = ({ count }: Alert, limit = 1000) => (count >= limit ? `${countText(count)} 多` : countText(count))

/** What each kind of alert says, and where one does something about it. */
const SAID: Record<Alert['kind'], Said> = {
  overdue_leads: {
    tone: 'bad',
    kind: '超时',
    text: (alert) => `${many(alert, 10_000)} 条线索已过接待或联系时限`,
    to: () => '/leads?overdue=1',
    act: '查看并改派',
  },
  unroutable_leads: {
    tone: 'warn',
    kind: '无人可接',
    text: (alert) => `${many(alert, 10_000)} 条线索在总部池等人接${since(alert)}`,
    to: () => '/leads?state=pooled',
    act: '查看总部池',
  },
  approvals_waiting: {
    tone: 'warn',
    kind: '待审批',
    text: (alert) => `${countText(alert.count)} 项申请等你审批${since(alert)}`,
    to: () => '/approvals',
    act: '去审批',
  },
  reviews_due: {
    tone: 'info',
    kind: '待复盘',
    text: ({ count }) => `${countText(count)} 个规则版本到了复盘的日子`,
    to: () => '/effects',
    act: '去复盘',
  },
  pilot_stopped: {
    tone: 'bad',
    kind: '试点已停',
    text: ({ at }) => `试点触发护栏，${at ? `${timeText(at)} ` : ''}自动停止`,
    to: ({ id }) => (id ? `/pilots/${id}` : '/pilots'),
    act: '查看原因',
  },
  model_refused: {
    tone: 'warn',
    kind: '模型未启用',
    text: () => '昨夜训练的评分模型没有通过检查，继续使用之前的模型',
    to: () => '/model',
    act: '查看检查结果',
  },
  night_gave_up: {
    tone: 'bad',
    kind: '夜间任务',
    text: ({ count }) => `昨夜有 ${countText(count)} 项任务多次失败后放弃，之前的结果继续有效`,
    to: () => '/health',
    act: '查看健康度',
  },
  imports_with_faults: {
    tone: 'warn',
    kind: '导入有误',
    text: ({ count }) => `最近 7 天有 ${countText(count)} 次导入留下没有导入的行`,
    to: () => '/imports',
    act: '下载出错的行',
  },
  refunds_waiting: {
    tone: 'warn',
    kind: '待退款',
    text: (alert) => `${many(alert)} 个退款申请等待处理${since(alert)}`,
    to: () => '/refunds',
    act: '去处理',
  },
  disputes_open: {
    tone: 'warn',
    kind: '有争议',
    text: (alert) => `${countText(alert.count)} 个佣金争议等待处理${since(alert)}`,
    to: () => '/disputes',
    act: '去处理',
  },
  suspicions_waiting: {
    tone: 'warn',
    kind: '可疑记录',
    text: (alert) => `${many(alert)} 条可疑记录或申诉等待处理${since(alert)}`,
    to: () => '/suspicions',
    act: '去处理',
  },
  period_to_close: {
    tone: 'info',
    kind: '待关账',
    text: ({ id }) => `${id ?? '上个月'} 已经结束，可以关账了`,
    to: ({ id }) => (id ? `/settlements/${id}` : '/settlements'),
    act: '去关账',
  },
}

/** What wants attention, the most pressing first; each leads to where something can be done. */
export function AlertList({ alerts }: { alerts: readonly Alert[] }) {
  return (
    <Panel title="需要处理">
      {alerts.length === 0 ? (
        <p className="soft" style={{ margin: 0 }}>
          没有需要你处理的事。
        </p>
      ) : (
        <ul className="alerts">
          {alerts.map((alert) => {
            const { tone, kind, text, to, act } = SAID[alert.kind]
            return (
              <li key={alert.kind}>
                <Mark tone={tone}>{kind}</Mark>
                <span>{text(alert)}</span>
                <Link to={to(alert)}>{act}</Link>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
