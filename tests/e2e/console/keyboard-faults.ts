import type { Page as Tab } from 'playwright-core'

/**
 * What a mouse can press and a keyboard cannot reach, one sentence each: things that say they are a button, a link, a tab
 * or a field, are in sight and not switched off, but are no stop of the Tab key and in no group that moves by arrows.
 */
const FIND = `(() => {
  const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const ARROWS = '[role=tablist], [role=menu], [role=menubar], [role=listbox], [role=radiogroup], [role=tree], [role=grid], .ant-segmented, .ant-select, .ant-picker, .ant-input-number, .ant-upload'
  const isSeen = (one) => one.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && one.getClientRects().length > 0
  const dialog = [...document.querySelectorAll('[role=dialog]')].filter(isSeen).at(-1)
  const scope = dialog ?? document.body
  const pressed = [...scope.querySelectorAll('button, a, [role=button], [role=link], [role=tab], [role=switch], [role=checkbox], [onclick]')]
  return pressed
    .filter((one) => isSeen(one) && !one.closest('[aria-hidden=true], [inert]') && !one.matches(':disabled'))
    .filter((one) => !one.closest(ARROWS))
    .filter((one) => !(one.matches(STOPS) && one.tabIndex >= 0))
    // The entry around it is the stop: pages of a list.
    .filter((one) => !one.parentElement?.closest('li[tabindex="0"], li[aria-disabled=true]'))
    .map((one) => 'not reached by keyboard: ' + one.outerHTML.slice(0, 120))
})()`

/** Sentences about what of a page only a mouse can press. */
export async function keyboardFaults(tab: Tab): Promise<string[]> {
  return tab.evaluate<string[]>(FIND)
}
