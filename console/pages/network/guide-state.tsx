import type { Out } from '../../api/call'
import { Mark } from '../../ui/mark'

type Guide = Out<'listGuides'>['guides'][number]

/** Whether a guide takes leads now, and if not, why. */
export function GuideState({ guide }: { guide: Guide }) {
  if (guide.employment === 'left') return <Mark>已离职{guide.leftOn ? ` ${guide.leftOn}` : ''}</Mark>
  if (guide.isOnLeave) return <Mark tone="warn">休假至 {guide.leaveTo ?? '另行通知'}</Mark>
  if (guide.isDayOff) return <Mark tone="warn">今天休息</Mark>
  if (!guide.isSignedUp) return <Mark tone="info">未开通</Mark>
  if (guide.load && !guide.load.isTaking) return <Mark>暂停接待</Mark>
  if (guide.load && isFull(guide.load)) return <Mark tone="warn">已接满</Mark>
  return <Mark tone="good">接待中</Mark>
}

function isFull({ dayUsed, dayCap, openUsed, openCap }: NonNullable<Guide['load']>): boolean {
  return dayUsed >= dayCap || openUsed >= openCap
}
