// The pictures among what was pasted or dropped. What has no type (an iPad's photo, now and then) is tried.

export function pictureFiles(data: Pick<DataTransfer, 'files'> | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type === '' || type.startsWith('image/'));
}
