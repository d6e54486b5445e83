import type { Page } from '../page'
import type { HostNode } from '../tree'
import { datasetOf } from '../tree'
import type { Area, Box, Desk } from './desk'

type Fields = {
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  dataset?: boolean
  id?: boolean
  node?: boolean
  properties?: string[]
}
type Told = ((answer: unknown) => void) | undefined
type Wish = { find: (page: Page) => HostNode[]; isAll: boolean; fields: Fields; told: Told; isViewport: boolean }

/** Where elements are: measured in the view when there is one. */
export function selection(desk: Desk): Area {
  return {
    createSelectorQuery: () => selectorQuery(desk, desk.stack.pages.at(-1)),
    createIntersectionObserver: () => intersectionObserver(desk),
  }
}

/** WeChat's chain: select, what to know, exec. */
export function selectorQuery(desk: Desk, page: Page | undefined): object {
  const wishes: Wish[] = []
  const chosen = (isAll: boolean, isViewport: boolean, find: Wish['find']) => {
    const want = (fields: Fields, told: Told) => {
      wishes.push({ find, isAll, fields, told, isViewport })
      return query
    }
    return {
      boundingClientRect: (told?: Told) => want({ rect: true, size: true, id: true, dataset: true }, told),
      scrollOffset: (told?: Told) => want({ scrollOffset: true, id: true, dataset: true }, told),
      fields: (fields: Fields, told?: Told) => want(fields, told),
      node: (told?: Told) => want({ node: true }, told),
      context: (told?: Told) => want({ node: true }, told),
    }
  }
  const query = {
    in: () => query,
    select: (selector: string) => chosen(false, false, (at) => at.find(selector).slice(0, 1)),
    selectAll: (selector: string) => chosen(true, false, (at) => at.find(selector)),
    selectViewport: () => chosen(false, true, () => []),
    exec: (told?: (answers: unknown[]) => void) => {
      const work = answerAll(desk, page ?? desk.stack.top, wishes).then((answers) => {
        wishes.forEach(({ told: each }, index) => {
          if (each) desk.run('selector query', () => each(answers[index]))
        })
        if (told) desk.run('selector query', () => told(answers))
      })
      void desk.pending.track('selector query', work)
      return query
    },
  }
  return query
}

async function answerAll(desk: Desk, page: Page, wishes: readonly Wish[]): Promise<unknown[]> {
  const answers = await Promise.all(
    wishes.map(async ({ find, isAll, fields, isViewport }) => {
      if (isViewport) return viewport(desk, page, fields)
      const each = await Promise.all(find(page).map((node) => answer(desk, page, node, fields)))
      return isAll ? each : (each[0] ?? null)
    }),
  )
  return desk.adopt(answers)
}

async function answer(desk: Desk, page: Page, node: HostNode, fields: Fields): Promise<object> {
  if (fields.node) throw new Error('the host draws no canvas')
  const { left, top, right, bottom, width, height } = await desk.boxOf(page, node)
  return {
    ...(fields.id && { id: String(node.attributes.id ?? '') }),
    ...(fields.dataset && { dataset: datasetOf(node) }),
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollTop: 0, scrollLeft: 0, scrollWidth: width, scrollHeight: height }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, node.attributes[name]])),
  }
}

function viewport(desk: Desk, page: Page, fields: Fields): object {
  const { width, height } = desk.windowSize()
  return {
    id: '',
    dataset: {},
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollTop: page.scrollTop, scrollLeft: 0, scrollWidth: width, scrollHeight: height }),
  }
}

/** Tells once where the element is when it is first observed; the view's scrolls are told through `onPageScroll`. */
function intersectionObserver(desk: Desk): object {
  let isOn = true
  const relative = { top: 0, bottom: 0 }
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: (margins: Partial<typeof relative> = {}) => {
      Object.assign(relative, margins)
      return observer
    },
    observe: (selector: string, told: (entry: object) => void) => {
      const page = desk.stack.top
      const node = page.find(selector)[0]
      if (!node) return
      const look = async () => {
        const box = await desk.boxOf(page, node)
        if (isOn)
          desk.run('intersection observer', () =>
            told(desk.adopt(entryOf(box, desk.windowSize(), relative, desk.clock.now()))),
          )
      }
      void desk.pending.track('intersection observer', look())
    },
    disconnect: () => {
      isOn = false
    },
  }
  return observer
}

function entryOf(
  box: Box,
  screen: { width: number; height: number },
  relative: { top: number; bottom: number },
  time: number,
) {
  const top = Math.max(box.top, -relative.top)
  const bottom = Math.min(box.bottom, screen.height + relative.bottom)
  const seen = Math.max(0, bottom - top)
  return {
    intersectionRatio: box.height === 0 ? 0 : seen / box.height,
    intersectionRect: { ...box, top, bottom, height: seen },
    boundingClientRect: box,
    relativeRect: { left: 0, top: -relative.top, right: screen.width, bottom: screen.height + relative.bottom },
    time,
  }
}
