import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { callGuide, type Out } from '../../api/call'
import { type Pages, usePages } from '../../api/use-pages'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { EmptyState } from '../../components/empty-state'
import { FormField } from '../../components/form-field'
import { GuideList } from '../../components/guide-list'
import { Page } from '../../components/page'
import { isCalled } from '../../format/find-people'
import { dayText, timeText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import './index.scss'

type Member = Out<'myMembers'>['members'][number]
const ROWS = 50

/** The customers bound to a guide. Names are sealed on the server, so the search looks through what is loaded, and says so. */
export default function Members() {
  const [words, setWords] = useState('')
  const pages = usePages(
    [],
    (cursor) => callGuide('myMembers', { rows: ROWS, ...(cursor ? { cursor } : {}) }),
    ({ members }): Member[] => members,
  )
  usePullDownRefresh(() => void pages.reload().finally(() => Taro.stopPullDownRefresh()))
  const found = pages.rows.filter((member) => isCalled(member, words))
  return (
    <Page>
      {pages.rows.length > 0 ? (
        <View className="members-search">
          <FormField
            label="查找顾客"
            value={words}
            onChange={setWords}
            placeholder="姓名或手机号后四位"
            confirmType="search"
            {...(words.trim() ? { note: searchNote(pages, found.length) } : {})}
          />
        </View>
      ) : null}
      <GuideList pages={pages} empty={<NoMembers />}>
        {(member) => (found.includes(member) ? <MemberRow key={member.memberId} member={member} /> : null)}
      </GuideList>
    </Page>
  )
}

function searchNote({ rows, isWhole }: Pages<Member>, found: number): string {
  return isWhole
    ? `在全部 ${rows.length} 位顾客里找到 ${found} 位`
    : `在已加载的 ${rows.length} 位里找到 ${found} 位，下面可以加载更多`
}

function MemberRow({ member }: { member: Member }) {
  const { memberId, displayName, phoneMasked, acceptsContact, storeName, boundSince, lastTouchAt } = member
  const now = new Date()
  return (
    <View className="members-row" id={`member-${memberId}`}>
      <Card isFlush>
        <Cell
          icon="person"
          title={[displayName ?? '微信顾客', phoneMasked].filter(Boolean).join(' ')}
          note={[
            lastTouchAt ? `最近互动 ${timeText(lastTouchAt, now)}` : '还没有互动',
            `${storeName} · ${dayText(boundSince, now)}起归属`,
            acceptsContact ? '' : '不接受联系',
          ]
            .filter(Boolean)
            .join('；')}
          onTap={() => openPage('/guide/member/index', { memberId })}
        />
      </Card>
    </View>
  )
}

function NoMembers() {
  return (
    <EmptyState
      icon="people"
      title="还没有归属于你的顾客"
      note="顾客扫你的码加入会员，或你接下他们的线索后，会出现在这里"
      action={{ words: '打开我的码', onTap: () => openPage('/guide/my-code/index') }}
    />
  )
}
