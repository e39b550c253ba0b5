/** Calls whenever the page is looked at again after it was hidden. Returns how to stop. */
export function onReturn(act: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') act();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}
