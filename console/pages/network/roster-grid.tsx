import { Link } from 'react-router'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import { Mark } from '../../ui/mark'
import { coverOf, type Draft, type Roster, type State, stateWith } from './roster-draft'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const STATE_TEXT: Record<State, string> = { work: '上班', off: '休息', leave: '休假' }

type Props = {
  roster: Roster
  draft: Draft
  isLocked: boolean
  onTurn: (guideId: string, day: string, state: State) => void
}

/** Guides down, days across; below, who is there beside the leads a day usually brings. */
export function RosterGrid(props: Props) {
  const { roster } = props
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="roster">
        <caption className="sr-only">{roster.storeName}的排班</caption>
        <thead>
          <tr>
            <th scope="col">导购</th>
            {roster.days.map(({ day }, index) => (
              <th key={day} scope="col" {...(day === roster.today ? { 'aria-current': 'date' as const } : {})}>
                {WEEKDAYS[index]}
                <span className="soft number"> {day.slice(5)}</span>
                {day === roster.today && <span className="roster-today">今天</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roster.guides.map((guide) => (
            <GuideRow key={guide.guideId} guide={guide} {...props} />
          ))}
        </tbody>
        <Foot {...props} />
      </table>
    </div>
  )
}

function GuideRow({ guide, roster, draft, isLocked, onTurn }: Props & { guide: Roster['guides'][number] }) {
  const { guideId, name, role, isVisiting, dayCap, states } = guide
  return (
    <tr>
      <th scope="row">
        <Link to={`/guides/${guideId}`}>{name}</Link>
        <br />
        <span className="faint">
          {GUIDE_ROLE_TEXT[role]}
          {isVisiting && '，兼岗'}，每天 {dayCap} 条
        </span>
      </th>
      {roster.days.map(({ day }, index) => {
        const state = states[index]!
        const shown = stateWith(draft, guideId, day, state)
        const isFixed = isLocked || state === 'leave' || day < roster.today
        const isChanged = draft.has(`${guideId} ${day}`)
        const words = `${STATE_TEXT[shown]}${isChanged ? '（未保存）' : ''}`
        return (
          <td key={day} className={`roster-${shown}`}>
            {isFixed ? (
              <span className="roster-cell">{words}</span>
            ) : (
              <button
                type="button"
                className={isChanged ? 'roster-cell roster-changed' : 'roster-cell'}
                aria-label={`${name} ${day} ${words}，点按切换`}
                onClick={() => onTurn(guideId, day, state)}
              >
                {STATE_TEXT[shown]}
                {isChanged && <span aria-hidden="true"> •</span>}
              </button>
            )}
          </td>
        )
      })}
    </tr>
  )
}

function Foot({ roster, draft }: Props) {
  const covers = roster.days.map((_, index) => coverOf(roster, draft, index))
  return (
    <tfoot>
      <tr>
        <th scope="row">
          在岗
          <br />
          <span className="faint">人数与接待量</span>
        </th>
        {covers.map(({ working, dayCap, isEmpty, isShort }, index) => (
          <td key={roster.days[index]!.day}>
            <span className="number">
              {working} 人 · {dayCap} 条
            </span>
            <br />
            {isEmpty && <Mark tone="bad">没有人</Mark>}
            {isShort && <Mark tone="warn">可能接不过来</Mark>}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">
          预计线索
          <br />
          <span className="faint">近四周同一天的平均</span>
        </th>
        {roster.days.map(({ day, expectedLeads, arrivedLeads }) => (
          <td key={day} className="number">
            {expectedLeads === null ? '—' : `约 ${expectedLeads} 条`}
            {arrivedLeads !== null && (
              <>
                <br />
                <span className="faint">实到 {arrivedLeads} 条</span>
              </>
            )}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
