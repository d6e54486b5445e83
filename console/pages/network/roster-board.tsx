import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { coverOf, type Draft, likeLastWeek, movedToday, type Roster, turn } from './roster-draft'
import { RosterGrid } from './roster-grid'

type Props = { storeId: string; roster: Roster; lastWeek: Roster | undefined }

/** The grid of a week with what is to be changed; nothing is saved until its effect was shown. */
export function RosterBoard({ storeId, roster, lastWeek }: Props) {
  const { message } = App.useApp()
  const refusal = useRefusal()('setDaysOff')
  const [draft, setDraft] = useKeptDraft(`roster ${storeId} ${roster.days[0]!.day}`)
  const [isAsking, setAsking] = useState(false)
  const act = useAct('setDaysOff', {
    onFail: () => true,
    onDone: ({ changed, moved }) => {
      setDraft(new Map())
      setAsking(false)
      message.success(`已保存 ${changed} 处排班${moved > 0 ? `，${moved} 条线索转给了同事` : ''}`, 4)
    },
  })
  const changes = [...draft].map(([key, isOff]) => {
    const [guideId = '', day = ''] = key.split(' ')
    return { guideId, day, isOff }
  })
  const isOver = roster.days.at(-1)!.day < roster.today
  const copied = lastWeek && likeLastWeek(roster, lastWeek)
  return (
    <>
      <div className="filters">
        <span className="soft">
          {isOver ? '这一周已经过去，只能查看' : '点格子在上班和休息之间切换；休假在导购详情里安排'}
        </span>
        <span className="filters-end">
          <AllowedButton
            refusal={
              refusal ?? (isOver ? '这一周已经过去' : copied?.size ? null : '和上周一样，或上周没有可沿用的排班')
            }
            onClick={() => copied && setDraft(copied)}
          >
            沿用上周
          </AllowedButton>
          <Button disabled={draft.size === 0} onClick={() => setDraft(new Map())}>
            撤销改动
          </Button>
          <AllowedButton
            type="primary"
            refusal={refusal ?? (draft.size === 0 ? '还没有改动' : null)}
            onClick={() => setAsking(true)}
          >
            {draft.size > 0 ? `保存 ${draft.size} 处改动` : '保存'}
          </AllowedButton>
        </span>
      </div>
      <Warnings roster={roster} draft={draft} />
      <RosterGrid
        roster={roster}
        draft={draft}
        isLocked={refusal !== null}
        onTurn={(guideId, day, state) => setDraft(turn(draft, guideId, day, state))}
      />
      {isAsking && (
        <EffectDialog
          title="保存排班"
          effects={effectsOf(roster, draft)}
          confirmText="保存"
          isBusy={act.isBusy}
          failure={act.failure}
          onConfirm={() => act.run({ storeId, changes })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

const dayText = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

function emptyDays(roster: Roster, draft: Draft): string[] {
  return roster.days.flatMap(({ day }, index) =>
    day >= roster.today && coverOf(roster, draft, index).isEmpty ? dayText(day) : [],
  )
}

function Warnings({ roster, draft }: { roster: Roster; draft: Draft }) {
  const empty = emptyDays(roster, draft)
  if (empty.length === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 10 }}
      title={`${empty.join('、')}没有人上班：这些天的线索会转给附近门店，或留在总部池`}
    />
  )
}

function effectsOf(roster: Roster, draft: Draft): string[] {
  const off = [...draft.values()].filter(Boolean).length
  const { guides, leads } = movedToday(roster, draft)
  const lines: string[] = []
  if (off > 0) lines.push(`${off} 处改为休息，当天不分线索`)
  if (draft.size > off) lines.push(`${draft.size - off} 处改为上班`)
  if (guides > 0) {
    const waiting = leads > 0 ? `，${leads} 条还没联系上的线索会转给同事` : '，手上没有等待联系的线索'
    lines.push(`今天休息 ${guides} 位${waiting}；已联系的顾客仍由本人跟进`)
  }
  const empty = emptyDays(roster, draft)
  if (empty.length > 0) lines.push(`${empty.join('、')}没有人上班`)
  return lines
}

/** The draft outlives a reload and a session that ends: it is kept in this tab until it is saved. */
function useKeptDraft(key: string) {
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return new Map(JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, boolean][])
    } catch {
      return new Map()
    }
  })
  const keep = (next: Draft) => {
    setDraft(next)
    if (next.size === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify([...next]))
  }
  return [draft, keep] as const
}
