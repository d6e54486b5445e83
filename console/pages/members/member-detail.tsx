import { Alert, Tabs } from 'antd'
import { Link, useParams } from 'react-router'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { MergeForm } from '../../forms/merge-form'
import { RebindForm } from '../../forms/rebind-form'
import { AllowedButton } from '../../ui/allowed-button'
import { Page as PageFrame } from '../../ui/page'
import { AskedView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import { MemberFacts } from './member-facts'
import { BindingTable, ConsentTable, RecordTables, type Shown, WorkTables } from './member-tables'
import { MemberTimeline } from './member-timeline'
import { personText } from './member-words'
import { RevealDialog } from './reveal-dialog'
import { UnmergeDialog } from './unmerge-dialog'

/** One person: who they are, whose they were, what they agreed to, asked and bought, and every step of their way. */
export function Page() {
  const { memberId = '' } = useParams()
  const asked = useAsk('showMember', { memberId }, { keepsBefore: false })
  const [url, setUrl] = useUrlState({ tab: 'way', act: '', from: '', cursor: '' })
  const member = asked.data?.member
  const close = () => setUrl({ act: '', from: '', cursor: url.cursor }, { replace: true })
  return (
    <PageFrame
      title={member ? personText(member) : '会员'}
      about={member && `会员编号 ${member.memberId}`}
      actions={
        member && (
          <Acts
            isErased={member.isErased}
            phone={member.phoneMasked}
            onOpen={(act) => setUrl({ act, cursor: url.cursor })}
          />
        )
      }
    >
      <AskedView asked={asked}>
        {(shown) => (
          <>
            <Notes shown={shown} askedFor={memberId} />
            <div className="beside">
              <MemberFacts shown={shown} />
              <section className="panel" aria-label="会员往来">
                <Tabs
                  activeKey={url.tab}
                  onChange={(tab) => setUrl({ tab })}
                  items={tabsOf(shown, url.cursor, setUrl)}
                  style={{ marginTop: -10 }}
                />
              </section>
            </div>
            {url.act === 'reveal' && <RevealDialog member={shown.member} onClose={close} />}
            {url.act === 'rebind' && <RebindForm member={shown.member} bindings={shown.bindings} onClose={close} />}
            {url.act === 'merge' && (
              <MergeForm memberId={shown.member.memberId} name={personText(shown.member)} onClose={close} />
            )}
            {url.act === 'unmerge' && url.from && <UnmergeDialog fromMemberId={url.from} onClose={close} />}
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

type SetUrl = (change: { cursor?: string; act?: string; from?: string }) => void

function tabsOf(shown: Shown, cursor: string, setUrl: SetUrl) {
  const { orders, leads, bindings, consents, merges, reveals, member } = shown
  const undo = (from: string) => setUrl({ act: 'unmerge', from })
  return [
    {
      key: 'way',
      label: '往来过程',
      children: <MemberTimeline memberId={member.memberId} cursor={cursor} onGo={(next) => setUrl({ cursor: next })} />,
    },
    { key: 'work', label: `订单与线索（${orders.length + leads.length}）`, children: <WorkTables shown={shown} /> },
    { key: 'bindings', label: `归属（${bindings.length}）`, children: <BindingTable shown={shown} /> },
    { key: 'consents', label: `授权（${consents.length}）`, children: <ConsentTable shown={shown} /> },
    {
      key: 'record',
      label: `合并与查看（${merges.length + reveals.length}）`,
      children: <RecordTables shown={shown} onUndo={undo} />,
    },
  ]
}

function Notes({ shown: { member }, askedFor }: { shown: Shown; askedFor: string }) {
  return (
    <>
      {member.isErased && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title="这位会员已注销：姓名、手机号和微信身份都已删除，订单与归因留作账目凭据，不再指向任何人。"
        />
      )}
      {askedFor !== member.memberId && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={
            <>
              编号 {askedFor} 已并入这位会员，
              <Link style={{ textDecoration: 'underline' }} to={`/members/${member.memberId}?tab=record`}>
                查看合并记录
              </Link>
            </>
          }
        />
      )}
    </>
  )
}

type ActsProps = { isErased: boolean; phone: string | null; onOpen: (act: 'reveal' | 'rebind' | 'merge') => void }

function Acts({ isErased, phone, onOpen }: ActsProps) {
  const refusal = useRefusal()
  const gone = isErased ? '会员已注销' : null
  return (
    <>
      <AllowedButton
        refusal={refusal('revealMemberPhone') ?? gone ?? (phone ? null : '没有登记手机号')}
        onClick={() => onOpen('reveal')}
      >
        查看手机号
      </AllowedButton>
      <AllowedButton refusal={refusal('mergeMembers') ?? gone} onClick={() => onOpen('merge')}>
        合并会员
      </AllowedButton>
      <AllowedButton type="primary" refusal={refusal('rebindMember') ?? gone} onClick={() => onOpen('rebind')}>
        改派导购
      </AllowedButton>
    </>
  )
}
