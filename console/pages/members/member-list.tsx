import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { CUSTOMER_TIER_TEXT } from '../../../contract/vocabulary'
import { useRefusal, useSession } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { JoinGiftForm } from '../../forms/join-gift-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { MemberChips } from './member-chips'
import { MemberFilters } from './member-filters'
import { MEMBER_URL, memberQuestion } from './member-question'
import { channelText, type MemberRow, stageText } from './member-words'
import { SegmentDialog } from './segment-dialog'

const ROWS = 50
const nameless = ({ isErased }: MemberRow) => (isErased ? '已注销' : '未留姓名')

const COLUMNS: Column<MemberRow>[] = [
  {
    key: 'person',
    title: '会员',
    render: (member) => <Link to={`/members/${member.memberId}`}>{member.displayName ?? nameless(member)}</Link>,
  },
  { key: 'phone', title: '手机号', render: ({ phoneMasked }) => phoneMasked ?? <span className="faint">—</span> },
  {
    key: 'stage',
    title: '阶段',
    render: (member) => <Mark tone={member.isErased ? 'warn' : 'plain'}>{stageText(member)}</Mark>,
  },
  { key: 'channel', title: '来源', render: ({ sourceChannel }) => channelText(sourceChannel) },
  { key: 'guide', title: '归属导购', render: ({ guideName }) => guideName ?? <span className="faint">—</span> },
  { key: 'store', title: '归属门店', render: ({ storeName }) => storeName ?? <span className="faint">—</span> },
  {
    key: 'tier',
    title: '等级',
    render: ({ figures }) => (figures ? CUSTOMER_TIER_TEXT[figures.tier] : <span className="faint">待统计</span>),
  },
  {
    key: 'spent',
    title: '一年消费',
    isNumber: true,
    render: ({ figures }) => <FenText fen={figures?.spentFen} />,
  },
  {
    key: 'orders',
    title: '订单',
    isNumber: true,
    render: ({ figures }) => (figures ? countText(figures.orders) : '—'),
  },
  {
    key: 'active',
    title: '最近动静',
    isNumber: true,
    render: ({ figures }) => <TimeText at={figures?.lastActiveAt} />,
  },
  {
    key: 'contact',
    title: '联系意愿',
    isExtra: true,
    render: ({ acceptsContact }) => (acceptsContact ? '接受' : '不接受'),
  },
  { key: 'registered', title: '入会', isNumber: true, render: ({ registeredAt }) => <TimeText at={registeredAt} /> },
  {
    key: 'created',
    title: '首次到访',
    isNumber: true,
    isExtra: true,
    render: ({ createdAt }) => <TimeText at={createdAt} />,
  },
]

/** Everybody one may see, found by name, number, whose they are and what they did; what is asked is in the address. */
export function Page() {
  const [url, setUrl] = useUrlState({ ...MEMBER_URL, segments: '' })
  const [phone, setTyped] = useState('')
  const [isGiftOpen, setGiftOpen] = useState(false)
  // Another question starts at its first page; a phone stands in no address, so it says so itself.
  const setPhone = (next: string) => {
    setTyped(next)
    setUrl({}, { replace: true })
  }
  const refusal = useRefusal()
  const { isLimited } = useSession()
  const asked = useAsk('listMembers', { ...memberQuestion(url, phone), rows: ROWS })
  const clear = () => {
    setTyped('')
    setUrl(MEMBER_URL)
  }
  return (
    <PageFrame
      title="会员"
      about={isLimited ? '归属于你的门店、或在你的门店留过需求的人' : '所有到访过的人和会员，新的在前'}
      actions={
        <>
          <AllowedButton refusal={refusal('setJoinGift')} onClick={() => setGiftOpen(true)}>
            入会礼
          </AllowedButton>
          <AllowedButton
            refusal={refusal('listSegments')}
            onClick={() => setUrl({ segments: '1', cursor: url.cursor })}
          >
            分群
          </AllowedButton>
        </>
      }
    >
      <DataTable<MemberRow>
        id="members"
        label="会员"
        columns={COLUMNS}
        rows={asked.data?.members}
        rowKey={({ memberId }) => memberId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={
          asked.data?.isPaused
            ? {
                title: '已查过的会员里没有符合条件的',
                next: '符合的人很少，点「下一页」接着往前找，或者加上门店、导购再查。',
              }
            : {
                title: '没有符合条件的会员',
                next: '放宽筛选再看；手机号要输入完整的 11 位。',
                action: <Button onClick={clear}>清除筛选</Button>,
              }
        }
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        summary={asked.data && <CountedText countedOn={asked.data.countedOn} isPaused={asked.data.isPaused} />}
        filters={
          <>
            <MemberFilters key={url.q} url={url} setUrl={setUrl} phone={phone} setPhone={setPhone} />
            <SavedViews id="members" />
            <div className="filters-line">
              <MemberChips
                url={url}
                phone={phone}
                onDrop={(key) => setUrl({ [key]: '' })}
                onDropPhone={() => setPhone('')}
                onClear={clear}
              />
            </div>
          </>
        }
      />
      {isGiftOpen && <JoinGiftForm onClose={() => setGiftOpen(false)} />}
      {url.segments !== '' && <SegmentDialog url={url} onClose={() => setUrl({ segments: '', cursor: url.cursor })} />}
    </PageFrame>
  )
}

function CountedText({ countedOn, isPaused }: { countedOn: string | null; isPaused: boolean }) {
  const counted = countedOn ? `等级与消费统计到 ${countedOn} 凌晨` : '等级与消费今夜统计'
  return <>{isPaused ? `本页只查了一部分，下一页接着找 · ${counted}` : counted}</>
}
