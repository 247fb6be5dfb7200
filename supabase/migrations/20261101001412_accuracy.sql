-- How right the engines are, by what people said of their answers.

create function public.report_accuracy(p_since timestamptz default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'since', p_since,
    'fields', (
      select coalesce(jsonb_agg(jsonb_build_object('category', s.category, 'field', s.name, 'reviewed', s.reviewed, 'accepted', s.accepted,
        'corrected', s.corrected, 'rejected', s.reviewed - s.accepted - s.corrected, 'right', round(s.accepted::numeric / s.reviewed, 4), 'since', s.since)
        order by s.category, s.name), '[]')
      from (
        select coalesce(r.category, 'other') as category, r.name, count(*) as reviewed, min(r.at) as since,
          count(*) filter (where r.action = 'accept' or (r.action = 'correct' and r.value = f.value)) as accepted,
          count(*) filter (where r.action = 'correct' and r.value is distinct from f.value) as corrected
        from public.reviews r
        join public.documents d on d.id = r.document_id
        left join public.fields f on f.document_id = r.document_id and f.generation = r.generation and f.name = r.name
        where r.owner = (select auth.uid()) and (p_since is null or r.at >= p_since)
        group by 1, 2) s),
    'categories', (
      select coalesce(jsonb_agg(jsonb_build_object('category', s.category, 'reviewed', s.reviewed, 'confirmed', s.confirmed, 'changed', s.reviewed - s.confirmed,
        'right', round(s.confirmed::numeric / s.reviewed, 4), 'since', s.since, 'changed_to', (
          select coalesce(jsonb_agg(jsonb_build_object('category', o.said, 'documents', o.documents) order by o.documents desc, o.said), '[]')
          from (
            select v.said, count(*) as documents
            from public.category_verdicts v join public.documents d on d.id = v.document_id
            where v.owner = (select auth.uid()) and v.found = s.category and v.said <> v.found and (p_since is null or v.at >= p_since)
            group by v.said) o))
        order by s.category), '[]')
      from (
        select v.found as category, count(*) as reviewed, count(*) filter (where v.found = v.said) as confirmed, min(v.at) as since
        from public.category_verdicts v join public.documents d on d.id = v.document_id
        where v.owner = (select auth.uid()) and (p_since is null or v.at >= p_since)
        group by 1) s));
end
$$;
comment on function public.report_accuracy(timestamptz) is
  'Of the caller''s documents: how often people accepted, corrected and rejected each field, and how often they changed a category.';

grant execute on function public.report_accuracy(timestamptz) to authenticated;
