/** A kernel function that BPF programs may call by name. */
export interface Kfunc {
  readonly name: string;
  /** False for what can change the system, and for every function that is not listed here. */
  readonly observes: boolean;
  /** What it lets a tool do; undefined when it is not known. */
  readonly meaning: string | undefined;
}

/** Kernel functions that only observe or work on the tool's own objects, by the beginning of their names or in full. */
const observing: readonly (readonly [pattern: string, meaning: string])[] = [
  ['bpf_task_acquire', 'keep a reference to a task'],
  ['bpf_task_release', 'let go of a task'],
  ['bpf_task_from_pid', 'look up a task by its id'],
  ['bpf_task_from_vpid', 'look up a task by its id in the pid namespace'],
  ['bpf_task_under_cgroup', 'tell whether a task is in a cgroup'],
  ['bpf_task_get_cgroup1', 'get the version 1 cgroup of a task'],
  ['bpf_cgroup_acquire', 'keep a reference to a cgroup'],
  ['bpf_cgroup_release', 'let go of a cgroup'],
  ['bpf_cgroup_ancestor', 'get an ancestor of a cgroup'],
  ['bpf_cgroup_from_id', 'look up a cgroup by its id'],
  ['bpf_cgroup_read_xattr', 'read an attribute of a cgroup'],
  ['bpf_rcu_read_lock', 'keep kernel objects alive while it reads them'],
  ['bpf_rcu_read_unlock', 'end keeping kernel objects alive'],
  ['bpf_cast_to_kern_ctx', 'see what it was called with as the kernel sees it'],
  ['bpf_rdonly_cast', 'read kernel memory as a type of its choice'],
  ['bpf_iter_num_*', 'count in a loop'],
  ['bpf_iter_bits_*', 'go through bits'],
  ['bpf_iter_task_*', 'go through all tasks and their mappings'],
  ['bpf_iter_css_*', 'go through cgroups and their tasks'],
  ['bpf_iter_kmem_cache_*', 'go through the caches of the kernel allocator'],
  ['bpf_iter_dmabuf_*', 'go through shared device buffers'],
  ['bpf_get_kmem_cache', 'tell which allocator cache an address is of'],
  ['bpf_get_task_exe_file', 'get the program file of a task'],
  ['bpf_get_file_xattr', 'read an attribute of a file'],
  ['bpf_get_dentry_xattr', 'read an attribute of a file'],
  ['bpf_get_fsverity_digest', 'get the verified digest of a file'],
  ['bpf_put_file', 'let go of a file'],
  ['bpf_path_d_path', 'get the path of a file'],
  ['bpf_copy_from_user_*', 'read memory of a process, also when it must be loaded from disk'],
  ['bpf_probe_read_user_*', 'read memory of the running process at any address'],
  ['bpf_probe_read_kernel_*', 'read kernel memory at any address'],
  ['bpf_session_is_return', 'tell entry from return'],
  ['bpf_session_cookie', 'carry a number from entry to return'],
  ['bpf_dynptr_adjust', 'work on wrapped memory'],
  ['bpf_dynptr_clone', 'work on wrapped memory'],
  ['bpf_dynptr_copy', 'work on wrapped memory'],
  ['bpf_dynptr_is_null', 'work on wrapped memory'],
  ['bpf_dynptr_is_rdonly', 'work on wrapped memory'],
  ['bpf_dynptr_memset', 'work on wrapped memory'],
  ['bpf_dynptr_size', 'work on wrapped memory'],
  ['bpf_dynptr_slice', 'work on wrapped memory'],
  ['bpf_dynptr_slice_rdwr', 'work on wrapped memory'],
  ['bpf_obj_new_impl', 'allocate an object of its own'],
  ['bpf_obj_drop_impl', 'free an object of its own'],
  ['bpf_percpu_obj_new_impl', 'allocate an object of its own'],
  ['bpf_percpu_obj_drop_impl', 'free an object of its own'],
  ['bpf_refcount_acquire_impl', 'keep an object of its own'],
  ['bpf_list_*', 'work on lists of its own'],
  ['bpf_rbtree_*', 'work on trees of its own'],
  ['bpf_cpumask_*', 'work on sets of CPUs of its own'],
  ['bpf_map_sum_elem_count', 'count the entries of its maps'],
  ['bpf_strc*', 'compare and search text'],
  ['bpf_strl*', 'compare and search text'],
  ['bpf_strn*', 'compare and search text'],
  ['bpf_strr*', 'compare and search text'],
  ['bpf_strs*', 'compare and search text'],
  ['bpf_throw', 'stop its program'],
];

const exact = new Map(observing.filter(([pattern]) => !pattern.endsWith('*')));
const prefixes = observing
  .filter(([pattern]) => pattern.endsWith('*'))
  .map(([pattern, meaning]) => [pattern.slice(0, -1), meaning] as const);

/** What is known of a kernel function; one that is not known is taken as changing the system. */
export function kfuncByName(name: string): Kfunc {
  const known = exact.get(name) ?? prefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
  return { name, observes: known !== undefined, meaning: known };
}
