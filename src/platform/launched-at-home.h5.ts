/** Whether the address leads to home, known while the page is still being fetched. */
export function isLaunchedAtHome(): boolean {
  const path = window.location.hash.replace(/^#\/?/, '').split('?')[0]
  return path === '' || path === 'pages/home/index'
}
